import { describe, expect, test } from 'vitest';
import { keyringOf } from '../secrets/testing/keyrings.ts';
import { StoreError } from './store-error.ts';
import { basicAuth, hookTo, put, revealed, target, things } from './testing/hooks.ts';
import { databases, implementations } from './testing/stores.ts';

const auth = basicAuth('user', 'pä:ss');

describe.each(implementations)('$name', ({ open }) => {
  test('answers a ping, and seals nothing anew when nothing is sealed with a former key', async () => {
    await using opened = await open();
    await put(opened.store, 'acme', { auth });
    await expect(opened.store.ping()).resolves.toBeUndefined();
    expect(await opened.store.reseal()).toBe(0);
  });
});

describe.each(databases)('another key in $name', ({ create }) => {
  test('seals every secret anew, wherever it stands, so that the former key can go', async () => {
    await using database = await create();
    const former = await database.open(keyringOf('former'));
    for (const tenant of ['acme', 'globex']) {
      await put(former, tenant, { auth });
      await former.createItems(tenant, things, 150);
    }
    const [own = ''] = await former.createItems('acme', things, 1);
    await put(former, 'acme', { auth: basicAuth('all', 'word') }, ['auth', 'start']);
    const [reached = ''] = await former.createItems('acme', things, 1);
    await former.changeItem('acme', things, own, settings => ({
      kind: 'changed',
      settings: { ...settings, auth, start: hookTo('https://own.example/') },
    }));
    await former.close();
    await expect(database.open(keyringOf('new'))).rejects.toThrow(StoreError);

    const both = await database.open(keyringOf('new', 'former'));
    // The auth of two settings, of 302 items and of one broadcast.
    expect(await both.reseal()).toBe(305);
    expect(await both.reseal()).toBe(0);
    await both.close();

    const rotated = await database.open(keyringOf('new'));
    const authOf = async (id: string) =>
      revealed((await rotated.readItem('acme', things, id))?.auth);
    expect(await authOf(own)).toEqual(revealed(auth));
    expect(await authOf(reached)).toEqual(revealed(basicAuth('all', 'word')));
    expect(revealed((await rotated.readSettings('globex', target)).auth)).toEqual(revealed(auth));
    await rotated.close();
  });

  test('is refused while secrets are sealed with one that is not at hand', async () => {
    await using database = await create();
    const former = await database.open(keyringOf('former'));
    await put(former, 'acme', { auth });
    await former.close();
    await expect(database.open(keyringOf('new'))).rejects.toMatchObject({ code: 'wrong-keys' });
  });
});
