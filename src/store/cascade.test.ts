import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../settings/settings.ts';
import type { Store } from './store.ts';
import { basicAuth, hookTo, put, revealed, shape, target, things, unset } from './testing/hooks.ts';
import { implementations } from './testing/stores.ts';

type Step =
  | { readonly kind: 'update'; readonly keys: Settings; readonly cascade: readonly string[] }
  | { readonly kind: 'create'; readonly count: number }
  | { readonly kind: 'change'; readonly nth: number; readonly keys: Settings }
  | { readonly kind: 'reset' };

const url = fc.constantFrom('a', 'b', 'c').map(name => hookTo(`https://${name}.example/`));
const auth = fc
  .tuple(fc.string(), fc.string())
  .map(([name, password]) => basicAuth(name, password));
const keys: fc.Arbitrary<Settings> = fc.record(
  { start: url, submission: url, auth },
  { requiredKeys: [] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('update' as const),
    keys,
    cascade: fc.subarray(['start', 'submission', 'auth']),
  }),
  fc.record({ kind: fc.constant('create' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('change' as const), nth: fc.nat(20), keys }),
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset' as const) }) },
);

describe.each(implementations)('$name', ({ open }) => {
  test('a cascade has the effect of rewriting every item', async () => {
    await using opened = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async steps => {
        await opened.store.reset('acme');
        const obvious = new ObviousStore();
        for (const next of steps) await take(opened.store, obvious, next);
        expect(revealed(await opened.store.readSettings('acme', target))).toEqual(
          revealed(obvious.settings),
        );
        for (const [id, settings] of obvious.items) {
          expect(revealed(await opened.store.readItem('acme', things, id))).toEqual(
            revealed(settings),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a cascade reaches existing items of its own collection, and no later one', async () => {
    await using opened = await open();
    const others = { ...things, name: 'others' };
    const [before = ''] = await opened.store.createItems('acme', things, 1);
    const [other = ''] = await opened.store.createItems('acme', others, 1);
    await put(opened.store, 'acme', { start: hookTo('https://all.example/') }, ['start']);
    await put(opened.store, 'acme', { start: hookTo('https://later.example/') });
    const [after = ''] = await opened.store.createItems('acme', things, 1);
    const start = async (collection: typeof things, id: string) =>
      (await opened.store.readItem('acme', collection, id))?.start;
    expect(await start(things, before)).toEqual(hookTo('https://all.example/'));
    expect(await start(others, other)).toEqual(unset.start);
    expect(await start(things, after)).toEqual(hookTo('https://later.example/'));
  });

  test('a cascade of a key newer than the items reaches those that were there', async () => {
    await using opened = await open();
    const { submission: _, ...members } = shape.members;
    const former = { ...things, shape: { ...shape, members } };
    const [before = ''] = await opened.store.createItems('acme', former, 1);
    const sent = { submission: hookTo('https://all.example/') };
    await put(opened.store, 'acme', sent, ['submission']);
    const [after = ''] = await opened.store.createItems('acme', former, 1);
    expect(await opened.store.readItem('acme', things, before)).toEqual({ ...unset, ...sent });
    expect(await opened.store.readItem('acme', things, after)).toEqual(unset);
  });
});

/** What the documentation says, done the obvious way. */
class ObviousStore {
  settings: Settings = unset;
  items = new Map<string, Settings>();
}

async function take(store: Store, obvious: ObviousStore, next: Step): Promise<void> {
  switch (next.kind) {
    case 'update':
      await put(store, 'acme', next.keys, next.cascade);
      obvious.settings = { ...obvious.settings, ...next.keys };
      for (const [id, settings] of obvious.items) {
        obvious.items.set(id, { ...settings, ...pick(obvious.settings, next.cascade) });
      }
      return;
    case 'create':
      for (const id of await store.createItems('acme', things, next.count)) {
        obvious.items.set(id, obvious.settings);
      }
      return;
    case 'change': {
      const id = [...obvious.items.keys()][next.nth];
      if (id === undefined) return;
      await store.changeItem('acme', things, id, current => ({
        kind: 'changed',
        settings: { ...current, ...next.keys },
      }));
      obvious.items.set(id, { ...obvious.items.get(id), ...next.keys });
      return;
    }
    case 'reset':
      await store.reset('acme');
      obvious.settings = unset;
      obvious.items.clear();
  }
}

function pick(settings: Settings, keys: readonly string[]): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => keys.includes(key)));
}
