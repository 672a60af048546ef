import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ApiKey } from './api-keys.ts';
import { databases, implementations } from './testing/stores.ts';

const morning = new Date('2026-01-15T08:00:00.000Z');
const evening = new Date('2026-01-15T20:00:00.000Z');

describe.each(implementations)('the keys of tenants in $name', ({ open }) => {
  test('are found by their digest, several of a tenant too', async () => {
    await using opened = await open();
    const { apiKeys } = opened.store;
    for (const key of [key1, key2, key3]) await apiKeys.add(key);
    expect(await apiKeys.tenantOf(digestOf('one'))).toBe('acme');
    expect(await apiKeys.tenantOf(digestOf('two'))).toBe('acme');
    expect(await apiKeys.tenantOf(digestOf('three'))).toBe('globex');
    expect(await apiKeys.tenantOf(digestOf('four'))).toBeNull();
  });

  test('are listed in the order of creation, without their digests', async () => {
    await using opened = await open();
    const { apiKeys } = opened.store;
    expect(await apiKeys.list()).toEqual([]);
    for (const key of [key2, key1, key3]) await apiKeys.add(key);
    expect(await apiKeys.list()).toEqual([
      { id: 'k2', tenant: 'acme', createdAt: evening, revokedAt: null },
      { id: 'k1', tenant: 'acme', createdAt: morning, revokedAt: null },
      { id: 'k3', tenant: 'globex', createdAt: evening, revokedAt: null },
    ]);
  });

  test('are refused once revoked, which happens once', async () => {
    await using opened = await open();
    const { apiKeys } = opened.store;
    for (const key of [key1, key2]) await apiKeys.add(key);
    expect(await apiKeys.revoke('k1', evening)).toBe(true);
    expect(await apiKeys.revoke('k1', new Date())).toBe(false);
    expect(await apiKeys.revoke('no-such-key', evening)).toBe(false);
    expect(await apiKeys.tenantOf(digestOf('one'))).toBeNull();
    expect(await apiKeys.tenantOf(digestOf('two'))).toBe('acme');
    expect(await apiKeys.list()).toEqual([
      { id: 'k1', tenant: 'acme', createdAt: morning, revokedAt: evening },
      { id: 'k2', tenant: 'acme', createdAt: evening, revokedAt: null },
    ]);
  });

  test('stay when a tenant is forgotten', async () => {
    await using opened = await open();
    await opened.store.apiKeys.add(key1);
    await opened.store.reset('acme');
    expect(await opened.store.apiKeys.tenantOf(digestOf('one'))).toBe('acme');
  });
});

describe.each(databases)('the keys of tenants in $name', ({ create }) => {
  test('count at once for every store that is open', async () => {
    await using database = await create();
    const [one, two] = [await database.open(), await database.open()];
    await one.apiKeys.add(key1);
    expect(await two.apiKeys.tenantOf(digestOf('one'))).toBe('acme');
    await two.apiKeys.revoke('k1', evening);
    expect(await one.apiKeys.tenantOf(digestOf('one'))).toBeNull();
    await Promise.all([one.close(), two.close()]);
  });
});

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

const key1: ApiKey = { id: 'k1', tenant: 'acme', digest: digestOf('one'), createdAt: morning };
const key2: ApiKey = { id: 'k2', tenant: 'acme', digest: digestOf('two'), createdAt: evening };
const key3: ApiKey = { id: 'k3', tenant: 'globex', digest: digestOf('three'), createdAt: evening };
