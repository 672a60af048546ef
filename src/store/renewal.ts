import type { SettingsCodec } from '../secrets/settings-codec.ts';
import { renewApiKey } from './api-key-set.ts';
import type { SettingsRow } from './audit.ts';
import {
  type ApiKeyRow,
  type AuthenticRows,
  type BroadcastRow,
  digestOfSettings,
  type ItemRow,
  requireBroadcasts,
  requireSettings,
  toSent,
} from './authentic-rows.ts';
import { type Head, withBroadcasts, withDigest, withSet } from './head.ts';
import type { Renewed } from './reseal.ts';
import { broadcastPlace, itemPlace, settingsPlace } from './sealing-places.ts';

/** What a tenant has beside its items; for no tenant, the API keys. */
export interface Belongings {
  readonly settings: readonly SettingsRow[];
  readonly broadcasts: ReadonlyMap<string, readonly BroadcastRow[]>;
  readonly apiKeys: readonly ApiKeyRow[];
}

export type Renewal = ReturnType<typeof createRenewal>;

/** Makes with the first key what a former one made. What is damaged throws: it is not made good by that. */
export function createRenewal(codec: SettingsCodec, authentic: AuthenticRows) {
  return {
    /** Of a page of items those that change, each with the values of its own that change. */
    items(tenant: string, collection: string, head: Head, page: readonly ItemRow[]) {
      const changes = page.flatMap(before => {
        authentic.requireItem(tenant, collection, before);
        const own = before.own.flatMap(row => {
          const value = codec.reseal(row.value, itemPlace(tenant, collection, before.id, row.key));
          return value === null ? [] : [{ ...row, value }];
        });
        if (own.length === 0 && authentic.isCurrent(before.code)) return [];
        const { code } = authentic.itemWith(tenant, collection, before, own);
        return [{ former: before.code, item: { ...before, own, code } }];
      });
      return {
        items: changes.map(({ item }) => item),
        head: withSet(head, collection, {
          added: changes.map(({ item }) => item.code),
          removed: changes.map(({ former }) => former),
        }),
        renewed: {
          sealed: changes.reduce((so, { item }) => so + item.own.length, 0),
          coded: changes.length,
        },
      };
    },

    /** Of everything else the rows that change. */
    belongings(tenant: string, head: Head, stored: Belongings): Belongings & { head: Head } {
      const settings = stored.settings.flatMap(row => {
        requireSettings(tenant, head, row.resource, row.value);
        const value = codec.reseal(row.value, settingsPlace(tenant, row.resource));
        return value === null ? [] : [{ ...row, value }];
      });
      const broadcasts = [...stored.broadcasts].map(([collection, rows]) => {
        requireBroadcasts(tenant, collection, head, rows);
        const changed = rows.flatMap(row => {
          const value = codec.reseal(row.value, broadcastPlace(tenant, collection, row.key));
          return value === null ? [] : [{ ...row, value }];
        });
        return [collection, changed] as const;
      });
      let renewed = settings.reduce(
        (so, { resource, value }) => withDigest(so, resource, digestOfSettings(value)),
        head,
      );
      for (const [collection, rows] of broadcasts) {
        renewed = withBroadcasts(renewed, collection, rows.map(toSent));
      }
      const apiKeys = stored.apiKeys
        .filter(({ code }) => !authentic.isCurrent(code))
        .map(former => {
          const saved = renewApiKey(authentic, renewed, former);
          renewed = saved.head;
          return saved.row;
        });
      return { settings, broadcasts: new Map(broadcasts), apiKeys, head: renewed };
    },
  };
}

/** How many rows there are to be written, the tenant's own among them when a former key made it. */
export function countOf(
  { settings, broadcasts, apiKeys }: Belongings,
  isHeadCurrent: boolean,
): Renewed {
  const sent = [...broadcasts.values()].reduce((so, rows) => so + rows.length, 0);
  return { sealed: settings.length + sent, coded: apiKeys.length + (isHeadCurrent ? 0 : 1) };
}
