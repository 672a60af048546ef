import type { Pool } from 'pg';
import type { SettingsCodec } from '../../secrets/settings-codec.ts';
import type { AuthenticRows } from '../authentic-rows.ts';
import { noTenant } from '../head.ts';
import { countOf, createRenewal, type Renewal } from '../renewal.ts';
import { type Renewed, type RenewedPage, type Rotation, resealAll } from '../reseal.ts';
import { apiKeyIn, itemsIn, settingsIn } from '../stored-rows.ts';
import { all, saveApiKey } from './api-keys.ts';
import { query } from './query.ts';
import * as rows from './rows.ts';
import { transact } from './transact.ts';
import {
  allBroadcasts,
  allSettings,
  broadcastsByCollection,
  createWalk,
  itemsAfter,
} from './walk.ts';

export function reseal(
  pool: Pool,
  place: string,
  authentic: AuthenticRows,
  codec: SettingsCodec,
): Promise<number> {
  const walk = createWalk(statement => query(pool, statement));
  const parts = { pool, authentic, renewal: createRenewal(codec, authentic) };
  const rotation: Rotation = {
    tenants: async () => (await walk.heads()).map(({ tenant }) => tenant),
    collections: walk.collections,
    items: (tenant, collection, after) => renewItems(parts, tenant, collection, after),
    belongings: tenant => renewBelongings(parts, tenant),
  };
  return resealAll(rotation, place);
}

/** What every transaction of a rotation needs. */
interface Parts {
  readonly pool: Pool;
  readonly authentic: AuthenticRows;
  readonly renewal: Renewal;
}

function renewItems(
  { pool, authentic, renewal }: Parts,
  tenant: string,
  collection: string,
  after: string,
): Promise<RenewedPage> {
  return transact<RenewedPage>(pool, authentic, {
    tenant,
    read: [itemsAfter(after, tenant, collection)],
    decide(before, [found = []]) {
      const page = itemsIn(found);
      const { items, head, renewed } = renewal.items(tenant, collection, before, page);
      const result = { last: page.at(-1)?.id, renewed };
      return items.length === 0
        ? { result, writes: [] }
        : { result, head, writes: rows.saveItems(tenant, collection, items) };
    },
  });
}

function renewBelongings({ pool, authentic, renewal }: Parts, tenant: string): Promise<Renewed> {
  return transact<Renewed>(pool, authentic, {
    tenant,
    read: [
      rows.nearestHead(tenant),
      allSettings(tenant),
      allBroadcasts(tenant),
      ...(tenant === noTenant ? [all] : []),
    ],
    decide(before, [own = [], settings = [], sent = [], apiKeys = []]) {
      const changed = renewal.belongings(tenant, before, {
        settings: settings.map(settingsIn),
        broadcasts: broadcastsByCollection(sent),
        apiKeys: apiKeys.map(apiKeyIn),
      });
      const isHeadCurrent = authentic.isCurrent(rows.headOf(own)?.code ?? '');
      const result = countOf(changed, isHeadCurrent);
      if (result.sealed + result.coded === 0) return { result, writes: [] };
      const writes = [
        ...changed.settings.map(row => rows.saveSettings(tenant, row.resource, row.value)),
        ...[...changed.broadcasts].map(([to, renewed]) => rows.saveBroadcasts(tenant, to, renewed)),
        ...changed.apiKeys.map(saveApiKey),
      ];
      return { result, head: changed.head, writes };
    },
  });
}
