import { valueAt } from '../../contract/json-pointer.ts';

/**
 * An id as JSON, as the server gave it: `"a7"` or `7`. A number keeps its digits, of which a parsed one
 * loses those beyond 2^53 (RFC 8259 section 6).
 */
export type ItemId = string;

/** The ids in an answer that lists them; null where it does not, or where one is neither a text nor a number. */
export function itemIdsIn(answer: string): readonly ItemId[] | null {
  const ids = valueAt(withScalarsAsJson(answer), ['ids']);
  const isId = (id: unknown) => typeof id === 'string';
  return Array.isArray(ids) && ids.every(isId) ? ids : null;
}

/** The id as a text, as a path or a shell has it. */
export function idText(id: ItemId): string {
  const value: unknown = id.startsWith('"') ? JSON.parse(id) : id;
  return String(value);
}

/** The JSON value of a text in which every text and number is the JSON that stands for it. */
function withScalarsAsJson(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown, context?: { readonly source?: string }) => {
      if (typeof value === 'number') return context?.source ?? String(value);
      return typeof value === 'string' ? JSON.stringify(value) : value;
    });
  } catch {
    return undefined;
  }
}
