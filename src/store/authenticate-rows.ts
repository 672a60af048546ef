import type { Keyring } from '../secrets/keyring.ts';
import {
  type ApiKeyRow,
  createAuthenticRows,
  digestOfSettings,
  type HeadRow,
  type ItemRow,
  toSent,
} from './authentic-rows.ts';
import {
  apiKeySet,
  emptyHead,
  isBefore,
  noTenant,
  withBroadcasts,
  withDigest,
  withSet,
} from './head.ts';
import { type Answer, answered, type Steps } from './steps.ts';
import type { Walk } from './walk.ts';

/** How a database from before the codes is read, and how they are written into it. */
export interface Codes {
  readonly walk: Walk;
  /** Of every tenant that has a row. */
  readonly tenants: readonly string[];
  saveHead(row: HeadRow): Answer<unknown>;
  saveItems(tenant: string, collection: string, items: readonly ItemRow[]): Answer<unknown>;
  saveApiKey(row: ApiKeyRow): Answer<unknown>;
}

/** Gives every row of a database from before its code. What was there is taken as it stands, this once. */
export function* authenticateRows(keyring: Keyring, codes: Codes): Steps<void> {
  const authentic = createAuthenticRows(keyring);
  const { walk } = codes;
  const tenants = codes.tenants.toSorted((one, other) => (isBefore(one, other) ? -1 : 1));
  for (const [index, tenant] of tenants.entries()) {
    let head = emptyHead(tenants[index + 1] ?? null);
    for (const { resource, value } of yield* answered(walk.settings(tenant))) {
      head = withDigest(head, resource, digestOfSettings(value));
    }
    for (const collection of yield* answered(walk.sentTo(tenant))) {
      const sent = yield* answered(walk.broadcasts(tenant, collection));
      head = withBroadcasts(head, collection, sent.map(toSent));
    }
    for (const collection of yield* answered(walk.collections(tenant))) {
      let page = yield* answered(walk.itemsAfter('', tenant, collection));
      while (page.length > 0) {
        const items = page.map(item => ({
          ...item,
          own: [],
          code: authentic.codeOfItem(tenant, collection, item),
        }));
        yield* answered(codes.saveItems(tenant, collection, items));
        head = withSet(head, collection, { added: items.map(({ code }) => code) });
        page = yield* answered(walk.itemsAfter(page.at(-1)?.id ?? '', tenant, collection));
      }
    }
    yield* answered(codes.saveHead(authentic.sealHead(tenant, head)));
  }

  const added: string[] = [];
  for (const row of yield* answered(walk.apiKeys())) {
    const code = authentic.codeOfApiKey(row);
    yield* answered(codes.saveApiKey({ ...row, code }));
    added.push(code);
  }
  const first = withSet(emptyHead(tenants[0] ?? null), apiKeySet, { added });
  yield* answered(codes.saveHead(authentic.sealHead(noTenant, first)));
}
