/** So many of them, evenly from all; all of them where there are no more. */
export function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (count >= items.length) return items;
  return Array.from({ length: count }, (_, index) =>
    items.slice(Math.floor((index * items.length) / count)).slice(0, 1),
  ).flat();
}
