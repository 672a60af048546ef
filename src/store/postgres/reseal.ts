import type { Pool } from 'pg';
import type { SettingsCodec } from '../../secrets/settings-codec.ts';
import type { AuthenticRows } from '../authentic-rows.ts';
import { noTenant } from '../head.ts';
import {
  countOf,
  createRenewal,
  nothingRenewed,
  type Renewal,
  type Renewed,
  sum,
} from '../renewal.ts';
import { StoreError } from '../store-error.ts';
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

/**
 * Makes with the first key of the keyring what a former one sealed and authenticated, page by page,
 * each in a transaction of its own. Resolves with the number of rows whose secrets it sealed.
 */
export async function reseal(
  pool: Pool,
  place: string,
  authentic: AuthenticRows,
  codec: SettingsCodec,
): Promise<number> {
  const { sealed } = await walkAll(pool, authentic, codec);
  // What was written behind the first walk is made with the first key of whoever wrote it.
  const behind = await walkAll(pool, authentic, codec);
  if (behind.sealed + behind.coded === 0) return sealed;
  throw new StoreError(
    'wrong-keys',
    place,
    'another process still seals with a former key; restart it with the new key first in its secret keys, then rotate again',
  );
}

/** What every transaction of a rotation needs. */
interface Parts {
  readonly pool: Pool;
  readonly authentic: AuthenticRows;
  readonly renewal: Renewal;
}

async function walkAll(
  pool: Pool,
  authentic: AuthenticRows,
  codec: SettingsCodec,
): Promise<Renewed> {
  const walk = createWalk(statement => query(pool, statement));
  const parts = { pool, authentic, renewal: createRenewal(codec, authentic) };
  let renewed = nothingRenewed;
  for (const { tenant } of await walk.heads()) {
    for (const collection of await walk.collections(tenant)) {
      let last: string | undefined = '';
      while (last !== undefined) {
        const page: Page = await renewItems(parts, tenant, collection, last);
        renewed = sum(renewed, page.renewed);
        last = page.last;
      }
    }
    renewed = sum(renewed, await renewBelongings(parts, tenant));
  }
  return renewed;
}

interface Page {
  readonly last: string | undefined;
  readonly renewed: Renewed;
}

function renewItems(
  { pool, authentic, renewal }: Parts,
  tenant: string,
  collection: string,
  after: string,
): Promise<Page> {
  return transact<Page>(pool, authentic, {
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
