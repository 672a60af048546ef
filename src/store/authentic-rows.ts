import { hash } from 'node:crypto';
import type { Keyring } from '../secrets/keyring.ts';
import type { ApiKey, ApiKeyEntry } from './api-keys.ts';
import { DamagedRowError } from './damage.ts';
import { emptyHead, fromText, type Head, isBefore, noTenant, type Sent, toText } from './head.ts';

/** The row of a tenant as it is stored. */
export interface HeadRow {
  readonly tenant: string;
  readonly head: string;
  readonly code: string;
}

/** What was found of a tenant: its own row, or the one before the place where it would stand. */
export type FoundHead =
  | { readonly kind: 'known'; readonly tenant: string; readonly head: Head }
  | {
      readonly kind: 'fresh';
      readonly tenant: string;
      readonly head: Head;
      readonly before: { readonly tenant: string; readonly head: Head };
    };

/** An item with all of its own values. */
export interface ItemRow {
  readonly id: string;
  /** Of the last broadcast when it was created. */
  readonly sequence: number;
  readonly code: string;
  readonly own: readonly OwnRow[];
}

export interface OwnRow {
  readonly key: string;
  readonly value: string;
  /** Of the last broadcast when it was written. */
  readonly sequence: number;
}

/** A row of `broadcasts` without its tenant and collection. */
export interface BroadcastRow {
  readonly key: string;
  readonly value: string;
  readonly sequence: number;
}

/** A key of a tenant as it is stored. */
export type ApiKeyRow = ApiKey & ApiKeyEntry & { readonly code: string };

export type AuthenticRows = ReturnType<typeof createAuthenticRows>;

/** Heads that are remembered, so that a busy tenant's is not authenticated at each read. */
const mostOpened = 1_000;

/** Makes the codes of rows, and takes none that has not its own. Both databases have the same ones. */
export function createAuthenticRows(keyring: Keyring) {
  const opened = new Map<string, HeadRow & { readonly value: Head }>();
  const remember = (row: HeadRow, value: Head): Head => {
    if (opened.size >= mostOpened) opened.clear();
    opened.set(row.tenant, { ...row, value });
    return value;
  };
  const openHead = (row: HeadRow): Head => {
    const { tenant, head, code } = row;
    // What is the same to the byte as what was authentic is so too.
    const last = opened.get(tenant);
    if (last?.head === head && last.code === code) return last.value;
    if (keyring.isAuthentic(headText(tenant, head), code)) return remember(row, fromText(head));
    throw new DamagedRowError('tenants', [tenant], 'changed');
  };

  const codeOfItem = (tenant: string, collection: string, item: Omit<ItemRow, 'code'>): string =>
    keyring.authenticate(itemText(tenant, collection, item));

  return {
    isCurrent: keyring.isCurrent,
    openHead,

    sealHead(tenant: string, head: Head): HeadRow {
      const text = toText(head);
      const row = { tenant, head: text, code: keyring.authenticate(headText(tenant, text)) };
      remember(row, head);
      return row;
    },

    /** `nearest` is the row of the tenant, or else the last one before it. */
    findHead(tenant: string, nearest: HeadRow | undefined): FoundHead {
      if (nearest === undefined) throw new DamagedRowError('tenants', [noTenant], 'missing');
      const found = { tenant: nearest.tenant, head: openHead(nearest) };
      if (found.tenant === tenant) return { kind: 'known', ...found };
      const { next } = found.head;
      if (!isBefore(found.tenant, tenant) || (next !== null && !isBefore(tenant, next))) {
        throw new DamagedRowError('tenants', [tenant], 'missing');
      }
      return { kind: 'fresh', tenant, head: emptyHead(next), before: found };
    },

    codeOfItem,

    /** The item with these values in the place of those of the same keys. */
    itemWith(
      tenant: string,
      collection: string,
      { id, sequence, own }: ItemRow,
      written: readonly OwnRow[],
    ): ItemRow {
      const keys = new Set(written.map(({ key }) => key));
      const item = { id, sequence, own: [...own.filter(({ key }) => !keys.has(key)), ...written] };
      return { ...item, code: codeOfItem(tenant, collection, item) };
    },

    requireItem(tenant: string, collection: string, item: ItemRow): void {
      if (keyring.isAuthentic(itemText(tenant, collection, item), item.code)) return;
      throw new DamagedRowError('items', [tenant, collection, item.id], 'changed');
    },

    codeOfApiKey: (row: Omit<ApiKeyRow, 'code'>): string => keyring.authenticate(apiKeyText(row)),

    requireApiKey(row: ApiKeyRow): ApiKeyRow {
      if (keyring.isAuthentic(apiKeyText(row), row.code)) return row;
      throw new DamagedRowError('api_keys', [row.id], 'changed');
    },
  };
}

/** The rows that have to go and to come so that the tenant has this head. */
export function headsToSave(
  found: FoundHead,
  head: Head,
): readonly { readonly tenant: string; readonly head: Head }[] {
  const own = { tenant: found.tenant, head };
  if (found.kind === 'known') return [own];
  const { tenant, head: before } = found.before;
  return [{ tenant, head: { ...before, next: found.tenant } }, own];
}

export function digestOfSettings(document: string): string {
  return digestOf([document]);
}

export function digestOfBroadcast(value: string, sequence: number): string {
  return digestOf([value, sequence]);
}

/** A broadcast as the head names it. */
export function toSent({ key, value, sequence }: BroadcastRow): readonly [string, Sent] {
  return [key, { sequence, digest: digestOfBroadcast(value, sequence) }];
}

/** The document if it is the one that the head names. */
export function requireSettings(
  tenant: string,
  head: Head,
  resource: string,
  document: string | null,
): string | null {
  const digest = head.settings.get(resource) ?? null;
  if ((document === null ? null : digestOfSettings(document)) === digest) return document;
  const damage = document === null ? 'missing' : digest === null ? 'unexpected' : 'changed';
  throw new DamagedRowError('settings', [tenant, resource], damage);
}

/** Throws unless each of the broadcasts is one that the head names. */
export function requireBroadcasts(
  tenant: string,
  collection: string,
  head: Head,
  rows: readonly BroadcastRow[],
): void {
  for (const { key, value, sequence } of rows) {
    const named = head.broadcasts.get(collection)?.get(key);
    if (named?.digest !== digestOfBroadcast(value, sequence)) {
      const damage = named === undefined ? 'unexpected' : 'changed';
      throw new DamagedRowError('broadcasts', [tenant, collection, key], damage);
    }
  }
}

function digestOf(values: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(values), 'base64url');
}

function headText(tenant: string, head: string): string {
  return JSON.stringify(['tenant', tenant, head]);
}

function itemText(
  tenant: string,
  collection: string,
  { id, sequence, own }: Omit<ItemRow, 'code'>,
): string {
  const values = own
    .map(({ key, value, sequence: written }) => [key, value, written] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(['item', tenant, collection, id, sequence, values]);
}

function apiKeyText({ id, tenant, digest, createdAt, revokedAt }: Omit<ApiKeyRow, 'code'>): string {
  return JSON.stringify(['api key', id, tenant, digest.toString('hex'), createdAt, revokedAt]);
}
