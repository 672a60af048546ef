import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { SettingsCodec } from '../../secrets/settings-codec.ts';
import type { AuthenticRows } from '../authentic-rows.ts';
import { noTenant } from '../head.ts';
import { countOf, createRenewal } from '../renewal.ts';
import { type Renewed, type RenewedPage, type Rotation, resealAll } from '../reseal.ts';
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

/** Seals everything with the first key, and leaves nothing of what a former one sealed in the log. */
export async function reseal(parts: ResealParts): Promise<number> {
  const { database, file } = parts;
  const sealed = await resealAll(rotationOf(parts), file);
  await emptyLog(database).catch(error => {
    throw translate(error, file);
  });
  return sealed;
}

function rotationOf(parts: ResealParts): Rotation {
  const { session, database } = parts;
  const walk = prepareWalk(database);
  const renew = renewing(parts);
  return {
    tenants: () => session.read(() => walk.heads().map(({ tenant }) => tenant)),
    collections: tenant => session.read(() => walk.collections(tenant)),
    items: (tenant, collection, after) =>
      session.write(() => renew.items(tenant, collection, after)),
    belongings: tenant => session.write(() => renew.belongings(tenant)),
  };
}

/** The work of one transaction each. */
function renewing({ database, rows, heads, authentic, codec }: ResealParts) {
  const walk = prepareWalk(database);
  const apiKeys = prepareApiKeyRows(database);
  const renewal = createRenewal(codec, authentic);
  return {
    items(tenant: string, collection: string, after: string): RenewedPage {
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
