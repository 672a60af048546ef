/** Keeps the newest entries, bounded in number and in weight, so that memory does not grow with requests. */
export interface Ring<Entry> {
  add(entry: Entry, weight: number): void;
  /** Oldest first. */
  entries(): readonly Entry[];
  clear(): void;
}

export interface RingBounds {
  readonly count: number;
  readonly weight: number;
}

export function createRing<Entry>({ count, weight: heaviest }: RingBounds): Ring<Entry> {
  // Slots are taken in turn, so that no entry costs a shift of all the others.
  const slots: ({ readonly entry: Entry; readonly weight: number } | undefined)[] = Array.from({
    length: count,
  });
  let next = 0;
  let oldest = 0;
  let total = 0;

  function drop(): void {
    total -= slots[oldest % count]?.weight ?? 0;
    slots[oldest % count] = undefined;
    oldest += 1;
  }

  return {
    add(entry, weight) {
      if (next - oldest === count) drop();
      slots[next % count] = { entry, weight };
      next += 1;
      total += weight;
      while (total > heaviest && next - oldest > 1) drop();
    },
    clear() {
      while (oldest < next) drop();
    },
    entries: () =>
      Array.from({ length: next - oldest }, (_, at) => slots[(oldest + at) % count]).flatMap(
        slot => (slot === undefined ? [] : [slot.entry]),
      ),
  };
}
