import { type BroadcastRow, digestOfBroadcast, type ItemRow } from './authentic-rows.ts';
import { DamagedRowError } from './damage.ts';
import { emptySet, type Head } from './head.ts';
import type { EffectiveValue } from './sealed-values.ts';

/**
 * What is in force for an item: of each key the broadcast where it is newer than the item's own value.
 * A key that the document got after the item was created counts from its creation. The sequences
 * that decide are those of the head and of the authenticated item.
 */
export function effectiveValues(
  tenant: string,
  collection: string,
  head: Head,
  { id, sequence, own }: ItemRow,
  broadcasts: () => readonly BroadcastRow[],
): EffectiveValue[] {
  if ((head.sets.get(collection) ?? emptySet).count === 0) {
    throw new DamagedRowError('items', [tenant, collection, id], 'unexpected');
  }
  const written = new Map(own.map(row => [row.key, row.sequence]));
  const newer = [...(head.broadcasts.get(collection) ?? [])].filter(
    ([key, sent]) => sent.sequence > (written.get(key) ?? sequence),
  );
  if (newer.length === 0) return own.map(({ key, value }) => ({ key, value, source: 'item' }));
  const rows = new Map(broadcasts().map(row => [row.key, row]));
  const sent = newer.map(([key, { digest }]): EffectiveValue => {
    const row = rows.get(key);
    if (row === undefined || digestOfBroadcast(row.value, row.sequence) !== digest) {
      const damage = row === undefined ? 'missing' : 'changed';
      throw new DamagedRowError('broadcasts', [tenant, collection, key], damage);
    }
    return { key, value: row.value, source: 'broadcast' };
  });
  const reached = new Set(newer.map(([key]) => key));
  return [
    ...own
      .filter(({ key }) => !reached.has(key))
      .map(({ key, value }): EffectiveValue => ({ key, value, source: 'item' })),
    ...sent,
  ];
}
