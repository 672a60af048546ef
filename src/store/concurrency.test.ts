import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../settings/settings.ts';
import type { Store } from './store.ts';
import { hookTo, put, target, things, unset } from './testing/hooks.ts';
import { databases } from './testing/stores.ts';

/** One call, and what came back: of an order of calls, each must tell what it told here. */
type Call =
  | { readonly kind: 'update'; readonly keys: Settings; readonly cascade: readonly string[] }
  | { readonly kind: 'create' }
  | { readonly kind: 'change'; readonly nth: number; readonly keys: Settings }
  | { readonly kind: 'read'; readonly nth: number }
  | { readonly kind: 'reset' };

interface Told {
  readonly call: Call;
  readonly result: unknown;
}

interface State {
  readonly settings: Settings;
  readonly items: ReadonlyMap<string, Settings>;
}

const names = ['start', 'submission'];
const keys = fc
  .tuple(fc.subarray(names, { minLength: 1 }), fc.nat())
  .map(([sent, n]) =>
    Object.fromEntries(sent.map(name => [name, hookTo(`https://${n}.example/`)])),
  );
const nth = fc.nat(1);
const call: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('update' as const),
      keys,
      cascade: fc.subarray(names),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('change' as const), nth, keys }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('create' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reset' as const) }) },
);

describe.each(databases)('$name', ({ create }) => {
  test('calls at the same time, through two stores, tell and leave what one order of them does', async () => {
    await using database = await create();
    const stores = [await database.open(), await database.open()] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 2, maxLength: 6 }), async calls => {
        await stores[0].reset('acme');
        const ids = await stores[0].createItems('acme', things, 2);
        const start: State = { settings: unset, items: new Map(ids.map(id => [id, unset])) };
        const told = await Promise.all(
          calls.map(async (next, index): Promise<Told> => {
            const store = index % 2 === 0 ? stores[0] : stores[1];
            return { call: next, result: await make(store, next, ids) };
          }),
        );
        const created = told.flatMap(({ call, result }) =>
          call.kind === 'create' ? [result] : [],
        );
        const end = await stateOf(stores[0], [...ids, ...created.map(String)]);
        expect(orderFor(start, told, end, ids), JSON.stringify({ told, end })).toBe(true);
      }),
      { numRuns: 150 },
    );
    for (const store of stores) await store.close();
  });
});

async function make(store: Store, next: Call, ids: readonly string[]): Promise<unknown> {
  switch (next.kind) {
    case 'update':
      return put(store, 'acme', next.keys, next.cascade);
    case 'create':
      return (await store.createItems('acme', things, 1))[0];
    case 'change':
      return store.changeItem('acme', things, ids[next.nth] ?? '', current => ({
        kind: 'changed',
        settings: { ...current, ...next.keys },
      }));
    case 'read':
      return store.readItem('acme', things, ids[next.nth] ?? '');
    case 'reset':
      return store.reset('acme');
  }
}

async function stateOf(store: Store, ids: readonly string[]): Promise<State> {
  const items = new Map<string, Settings>();
  for (const id of ids) {
    const item = await store.readItem('acme', things, id);
    if (item !== null) items.set(id, item);
  }
  return { settings: await store.readSettings('acme', target), items };
}

/** Whether some order of the calls leads from one state to the other, each telling what it told. */
function orderFor(
  state: State,
  told: readonly Told[],
  end: State,
  ids: readonly string[],
): boolean {
  if (told.length === 0) return same(state, end);
  return told.some((first, index) => {
    const [result, after] = obvious(state, first, ids);
    return same(result, first.result) && orderFor(after, told.toSpliced(index, 1), end, ids);
  });
}

/** What a call tells and leaves when nothing else runs, done the obvious way. */
function obvious(
  state: State,
  { call: next, result }: Told,
  ids: readonly string[],
): [result: unknown, after: State] {
  const id = 'nth' in next ? (ids[next.nth] ?? '') : '';
  const item = state.items.get(id) ?? null;
  switch (next.kind) {
    case 'update': {
      const settings = { ...state.settings, ...next.keys };
      const sent = Object.fromEntries(next.cascade.map(key => [key, settings[key] ?? null]));
      const items = new Map([...state.items].map(([name, own]) => [name, { ...own, ...sent }]));
      return [
        { kind: 'updated', settings, cascade: next.cascade },
        { settings, items },
      ];
    }
    case 'create':
      return [result, withItem(state, String(result), state.settings)];
    case 'change': {
      if (item === null) return [null, state];
      const settings = { ...item, ...next.keys };
      return [{ kind: 'changed', settings }, withItem(state, id, settings)];
    }
    case 'read':
      return [item, state];
    case 'reset':
      return [undefined, { settings: unset, items: new Map() }];
  }
}

function withItem(state: State, id: string, settings: Settings): State {
  return { ...state, items: new Map([...state.items, [id, settings]]) };
}

function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other);
}
