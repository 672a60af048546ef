/** The part of a list that a request asks for, by the names that most documents give to paging. */
export function pageOf<Element>(
  elements: readonly Element[],
  query: URLSearchParams,
): readonly Element[] {
  const size = numberOf(query, ['limit', 'per_page', 'perpage', 'page_size', 'pagesize', 'size']);
  const offset = numberOf(query, ['offset', 'skip', 'start', 'startat']);
  const page = numberOf(query, ['page', 'page_number', 'pagenumber']);
  const from = offset ?? (page === null || size === null ? 0 : Math.max(0, page - 1) * size);
  return elements.slice(from, size === null ? undefined : from + size);
}

function numberOf(query: URLSearchParams, names: readonly string[]): number | null {
  for (const [name, value] of query) {
    const isOne = names.includes(name.toLowerCase()) && /^\d{1,9}$/.test(value);
    if (isOne) return Number(value);
  }
  return null;
}
