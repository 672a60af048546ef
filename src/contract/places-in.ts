import { escapeToken } from './json-pointer.ts';

/** The JSON pointer of every place of a value with its rank in the order of reading; null beyond `most` of them. */
export function placesIn(value: unknown, most: number): ReadonlyMap<string, number> | null {
  // Counted first: the pointers of what is nested deep are long, and would be made for nothing.
  if (!hasAtMost(most, value)) return null;
  const places = new Map<string, number>();
  const waiting: { readonly pointer: string; readonly value: unknown }[] = [{ pointer: '', value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    places.set(next.pointer, places.size);
    const { pointer, value } = next;
    if (typeof value !== 'object' || value === null) continue;
    const below = Object.entries(value).map(([name, member]) => ({
      pointer: `${pointer}/${escapeToken(name)}`,
      value: member,
    }));
    // The last that is put there is the first to be taken.
    waiting.push(...below.toReversed());
  }
  return places;
}

/** Whether a value is made of no more values than that, itself included. */
function hasAtMost(most: number, value: unknown): boolean {
  const found = [value];
  // What is found on the way is looked at in its turn.
  for (const next of found) {
    const below = typeof next === 'object' && next !== null ? Object.values(next) : [];
    if (found.length + below.length > most) return false;
    found.push(...below);
  }
  return true;
}
