import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { SettingsCodec } from '../../secrets/settings-codec.ts';
import type { AuthenticRows } from '../authentic-rows.ts';
import { noTenant } from '../head.ts';
import { countOf, createRenewal, nothingRenewed, type Renewed, sum } from '../renewal.ts';
import { StoreError } from '../store-error.ts';
import { prepareApiKeyRows } from './api-keys.ts';
import { translate } from './errors.ts';
import type { Heads } from './heads.ts';
import type { Rows } from './rows.ts';
import type { Session } from './session.ts';
import { prepareWalk } from './walk.ts';

export interface ResealParts {
  readonly database: DatabaseSync;
  readonly file: string;
  readonly session: Session;
  readonly rows: Rows;
  readonly heads: Heads;
  readonly authentic: AuthenticRows;
  readonly codec: SettingsCodec;
}

/**
 * Makes with the first key of the keyring what a former one sealed and authenticated, page by page,
 * each in a transaction of its own, and leaves nothing of it in the log. Resolves with the number of
 * rows whose secrets it sealed.
 */
export async function reseal(parts: ResealParts): Promise<number> {
  const { database, file } = parts;
  const { sealed } = await walkAll(parts);
  // What was written behind the first walk is made with the first key of whoever wrote it.
  const behind = await walkAll(parts);
  if (behind.sealed + behind.coded > 0) {
    throw new StoreError(
      'wrong-keys',
      file,
      'another process still seals with a former key; restart it with the new key first in its secret keys, then rotate again',
    );
  }
  await emptyLog(database).catch(error => {
    throw translate(error, file);
  });
  return sealed;
}

async function walkAll(parts: ResealParts): Promise<Renewed> {
  const { database, session } = parts;
  const walk = prepareWalk(database);
  const renew = renewing(parts);
  const tenants = await session.read(() => walk.heads().map(({ tenant }) => tenant));
  let renewed = nothingRenewed;
  for (const tenant of tenants) {
    for (const collection of await session.read(() => walk.collections(tenant))) {
      let last: string | undefined = '';
      while (last !== undefined) {
        const after: string = last;
        const page = await session.write(() => renew.items(tenant, collection, after));
        renewed = sum(renewed, page.renewed);
        last = page.last;
      }
    }
    renewed = sum(renewed, await session.write(() => renew.belongings(tenant)));
  }
  return renewed;
}

/** The work of one transaction each. */
function renewing({ database, rows, heads, authentic, codec }: ResealParts) {
  const walk = prepareWalk(database);
  const apiKeys = prepareApiKeyRows(database);
  const renewal = createRenewal(codec, authentic);
  return {
    items(tenant: string, collection: string, after: string) {
      const found = heads.find(tenant);
      const page = walk.itemsAfter(after, tenant, collection);
      const { items, head, renewed } = renewal.items(tenant, collection, found.head, page);
      for (const item of items) rows.saveItem(tenant, collection, item);
      if (items.length > 0) heads.save(found, head);
      return { last: page.at(-1)?.id, renewed };
    },

    belongings(tenant: string): Renewed {
      const isHeadCurrent = heads.isCurrent(tenant);
      const found = heads.find(tenant);
      const sentTo = walk.sentTo(tenant);
      const changed = renewal.belongings(tenant, found.head, {
        settings: walk.settings(tenant),
        broadcasts: new Map(sentTo.map(to => [to, walk.broadcasts(tenant, to)])),
        apiKeys: tenant === noTenant ? apiKeys.all() : [],
      });
      for (const { resource, value } of changed.settings) {
        rows.saveSettings(tenant, resource, value);
      }
      for (const [collection, sent] of changed.broadcasts) {
        for (const row of sent) rows.saveBroadcast(tenant, collection, row);
      }
      for (const row of changed.apiKeys) apiKeys.save(row);
      const renewed = countOf(changed, isHeadCurrent);
      if (renewed.sealed + renewed.coded > 0) heads.save(found, changed.head);
      return renewed;
    },
  };
}

/** Some seconds of trying: a server beside it holds a lock for one commit at a time. */
const attempts = 300;
const pauseMs = 16;

/**
 * Brings what stands in the write-ahead log into the database and cuts the log to nothing; what was
 * overwritten would stay in it otherwise (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint).
 * Leaves it as it is while another process reads without a pause.
 */
async function emptyLog(database: DatabaseSync): Promise<void> {
  const checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  for (let attempt = 0; attempt < attempts && checkpoint.get()?.busy === 1; attempt += 1) {
    await pause(pauseMs);
  }
}
