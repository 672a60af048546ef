import { escapeToken } from './json-pointer.ts';

/** The JSON pointer of every place of a value with its rank in the order of reading; null beyond `most` of them. */
export function placesIn(value: unknown, most: number): ReadonlyMap<string, number> | null {
  const places = new Map<string, number>();
  const waiting: { readonly pointer: string; readonly value: unknown }[] = [{ pointer: '', value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (places.size === most) return null;
    places.set(next.pointer, places.size);
    const { pointer, value } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (places.size + Object.keys(value).length > most) return null;
    const below = Object.entries(value).map(([name, member]) => ({
      pointer: `${pointer}/${escapeToken(name)}`,
      value: member,
    }));
    // The last that is put there is the first to be taken.
    waiting.push(...below.toReversed());
  }
  return places;
}
