import { describe, expect, test } from 'vitest';
import { initialSettings } from '../settings/settings.ts';
import { basicAuth, hookTo, put, revealed, shape, target, things, unset } from './testing/hooks.ts';
import { serverUrl, whereToFind } from './testing/postgres.ts';
import { implementations } from './testing/stores.ts';

test.skipIf(serverUrl === undefined)(`the suite runs over ${whereToFind}`, () => {
  expect(implementations.map(({ name }) => name)).toContain('postgres');
});

describe.each(implementations)('$name', ({ open }) => {
  describe('settings', () => {
    test('are unset for a tenant that never sent any', async () => {
      await using opened = await open();
      expect(await opened.store.readSettings('acme', target)).toEqual(initialSettings(shape));
    });

    test('come back as they were stored, secrets included', async () => {
      await using opened = await open();
      const keys = { start: hookTo('https://a.example/'), auth: basicAuth('üser', 'pä:ss "wörd"') };
      await put(opened.store, 'acme', keys);
      const stored = await opened.store.readSettings('acme', target);
      expect(revealed(stored)).toEqual(revealed({ ...unset, ...keys }));
    });

    test('belong to one resource', async () => {
      await using opened = await open();
      await put(opened.store, 'acme', { start: hookTo('https://a.example/') });
      const other = await opened.store.readSettings('acme', { ...target, resource: 'others' });
      expect(other).toEqual(unset);
    });

    test('have newer keys of the document unset and forget those it dropped', async () => {
      await using opened = await open();
      const { start, submission } = shape.members;
      if (start === undefined || submission === undefined) throw new Error('the shape has both');
      const former = { ...target, shape: { ...shape, members: { start, former: submission } } };
      await opened.store.update('acme', former, current => ({
        kind: 'updated',
        settings: { ...current, start: hookTo('https://a.example/') },
        cascade: [],
      }));
      expect(await opened.store.readSettings('acme', target)).toEqual({
        ...unset,
        start: hookTo('https://a.example/'),
      });
    });

    test('a value that looks like a sealed secret is a value', async () => {
      await using opened = await open();
      const start = { status: false, url: { $secret: 'v1.first.AAAA.AAAA', $$: [1, null, 'x'] } };
      await put(opened.store, 'acme', { start });
      expect((await opened.store.readSettings('acme', target)).start).toEqual(start);
    });
  });

  describe('an update', () => {
    test('that is rejected writes nothing', async () => {
      await using opened = await open();
      await put(opened.store, 'acme', { start: hookTo('https://a.example/') });
      const [id = ''] = await opened.store.createItems('acme', things, 1);
      const rejected = { kind: 'rejected', violations: [] } as const;
      expect(await opened.store.update('acme', target, () => rejected)).toBe(rejected);
      expect(await opened.store.changeItem('acme', things, id, () => rejected)).toBe(rejected);
      const kept = { ...unset, start: hookTo('https://a.example/') };
      expect(await opened.store.readSettings('acme', target)).toEqual(kept);
      expect(await opened.store.readItem('acme', things, id)).toEqual(kept);
    });

    test('that throws writes nothing, and the store goes on', async () => {
      await using opened = await open();
      const failure = new Error('a defect');
      await expect(
        opened.store.update('acme', target, () => {
          throw failure;
        }),
      ).rejects.toBe(failure);
      await put(opened.store, 'acme', { start: hookTo('https://b.example/') });
      expect(await opened.store.readSettings('acme', target)).toMatchObject({
        start: hookTo('https://b.example/'),
      });
    });

    test('of another key at the same time is not lost', async () => {
      await using opened = await open();
      await Promise.all([
        put(opened.store, 'acme', { start: hookTo('https://start.example/') }),
        put(opened.store, 'acme', { submission: hookTo('https://submission.example/') }),
        put(opened.store, 'acme', { auth: basicAuth('user', 'pass') }),
      ]);
      expect(revealed(await opened.store.readSettings('acme', target))).toEqual({
        start: hookTo('https://start.example/'),
        submission: hookTo('https://submission.example/'),
        auth: revealed(basicAuth('user', 'pass')),
      });
    });
  });

  describe('items', () => {
    test('start from the settings of the moment and go their own way', async () => {
      await using opened = await open();
      await put(opened.store, 'acme', { start: hookTo('https://then.example/') });
      const [id = ''] = await opened.store.createItems('acme', things, 1);
      await put(opened.store, 'acme', { start: hookTo('https://now.example/') });
      expect(await opened.store.readItem('acme', things, id)).toMatchObject({
        start: hookTo('https://then.example/'),
      });
    });

    test('have ids of their own, ten thousand at once', async () => {
      await using opened = await open();
      const ids = await opened.store.createItems('acme', things, 10_000);
      expect(new Set(ids).size).toBe(10_000);
    });

    test('are found in their own tenant and collection only', async () => {
      await using opened = await open();
      const [id = ''] = await opened.store.createItems('acme', things, 1);
      const others = { ...things, name: 'others' };
      expect(await opened.store.readItem('acme', things, id)).toEqual(unset);
      expect(await opened.store.readItem('globex', things, id)).toBeNull();
      expect(await opened.store.readItem('acme', others, id)).toBeNull();
      expect(await opened.store.readItem('acme', things, 'no-such-id')).toBeNull();
      const change = () => ({ kind: 'changed', settings: unset }) as const;
      expect(await opened.store.changeItem('globex', things, id, change)).toBeNull();
    });
  });

  describe('tenants', () => {
    test('never touch each other', async () => {
      await using opened = await open();
      await put(opened.store, 'globex', { start: hookTo('https://globex.example/') });
      const [id = ''] = await opened.store.createItems('globex', things, 1);
      await put(opened.store, 'acme', { start: hookTo('https://acme.example/') }, ['start']);
      const untouched = { ...unset, start: hookTo('https://globex.example/') };
      expect(await opened.store.readSettings('globex', target)).toEqual(untouched);
      expect(await opened.store.readItem('globex', things, id)).toEqual(untouched);
    });

    test('are forgotten alone', async () => {
      await using opened = await open();
      const keys = { start: hookTo('https://a.example/') };
      await put(opened.store, 'acme', keys, ['start']);
      await put(opened.store, 'globex', keys);
      const [acme = ''] = await opened.store.createItems('acme', things, 1);
      const [globex = ''] = await opened.store.createItems('globex', things, 1);
      await opened.store.reset('acme');
      expect(await opened.store.readSettings('acme', target)).toEqual(unset);
      expect(await opened.store.readItem('acme', things, acme)).toBeNull();
      expect(await opened.store.readItem('globex', things, globex)).toMatchObject(keys);
      const [fresh = ''] = await opened.store.createItems('acme', things, 1);
      expect(await opened.store.readItem('acme', things, fresh)).toEqual(unset);
    });
  });
});
