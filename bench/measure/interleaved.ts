/**
 * Measures A B C A B C … rather than A A B B C C, so that whatever else the machine does in the
 * meantime hits all of them alike. One round more than asked for goes first and does not count.
 */
export async function interleaved<Id extends string, Measured>(
  rounds: number,
  measures: Readonly<Record<Id, () => Promise<Measured>>>,
): Promise<ReadonlyMap<string, readonly Measured[]>> {
  const all = Object.entries<() => Promise<Measured>>(measures);
  const taken = new Map(all.map(([id]) => [id, [] as Measured[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [id, measure] of all) {
      const measured = await measure();
      if (round > 0) taken.get(id)?.push(measured);
    }
  }
  return taken;
}
