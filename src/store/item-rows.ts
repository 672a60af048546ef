import type { Randomness } from '../secrets/keyring.ts';
import type { Settings } from '../settings/settings.ts';
import type { AuthenticRows, BroadcastRow, ItemRow, OwnRow } from './authentic-rows.ts';
import { effectiveValues } from './effective-values.ts';
import { type Head, lastSequence, withSet } from './head.ts';
import { isSameValue } from './same-value.ts';
import type { SealedValues } from './sealed-values.ts';
import type { Collection } from './store.ts';

/** An item as it now is; of its own values, `written` are the new ones. */
export interface SavedItem {
  readonly item: ItemRow;
  readonly written: readonly OwnRow[];
  readonly head: Head;
}

/** 128 bits: an id that another tenant cannot guess. */
const idLength = 16;

export type ItemRows = ReturnType<typeof createItemRows>;

/** Between the settings of items and their rows, sealed and authenticated. */
export function createItemRows(authentic: AuthenticRows, sealed: SealedValues, random: Randomness) {
  const ownRows = (
    tenant: string,
    collection: string,
    id: string,
    settings: Settings,
    sequence: number,
  ): OwnRow[] =>
    sealed
      .sealItem(tenant, collection, id, settings)
      .map(({ key, value }) => ({ key, value, sequence }));

  return {
    /** New items that start from these settings. */
    create(
      tenant: string,
      { name }: Collection,
      head: Head,
      count: number,
      settings: Settings,
    ): { readonly items: readonly ItemRow[]; readonly head: Head } {
      const sequence = lastSequence(head, name);
      // A draw costs as much for one of them as for all.
      const drawn = random(count * idLength);
      const ids = Array.from({ length: count }, (_, index) =>
        drawn.toString('base64url', index * idLength, (index + 1) * idLength),
      );
      // In the order of the index, where each is inserted next to the one before.
      const items = ids.sort().map(id => {
        const own = ownRows(tenant, name, id, settings, sequence);
        return {
          id,
          sequence,
          own,
          code: authentic.codeOfItem(tenant, name, { id, sequence, own }),
        };
      });
      return { items, head: withSet(head, name, { added: items.map(({ code }) => code) }) };
    },

    /** The settings in force for an item. */
    open(
      tenant: string,
      collection: Collection,
      head: Head,
      item: ItemRow,
      broadcasts: () => readonly BroadcastRow[],
    ): Settings {
      authentic.requireItem(tenant, collection.name, item);
      const values = effectiveValues(tenant, collection.name, head, item, broadcasts);
      return sealed.openItem(tenant, collection, item.id, values);
    },

    /** The item with values of its own for each key that differs; null where none does. */
    change(
      tenant: string,
      { name }: Collection,
      head: Head,
      before: ItemRow,
      current: Settings,
      settings: Settings,
    ): SavedItem | null {
      const differing = Object.entries(settings).filter(
        ([key, value]) => !isSameValue(value, current[key] ?? null),
      );
      if (differing.length === 0) return null;
      const changes = Object.fromEntries(differing);
      const written = ownRows(tenant, name, before.id, changes, lastSequence(head, name));
      const item = authentic.itemWith(tenant, name, before, written);
      const change = { added: [item.code], removed: [before.code] };
      return { item, written, head: withSet(head, name, change) };
    },
  };
}
