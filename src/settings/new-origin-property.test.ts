import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryCredentials } from '../contract/credentials.ts';
import { defaultContract } from '../contract/own-contract.ts';
import { applyUpdate, changeItem, type UpdateOptions } from './apply-update.ts';
import { deliveryOf } from './delivery.ts';
import { initialSettings, isSettings, type Settings } from './settings.ts';

const [update = expect.fail('an endpoint')] = defaultContract().updates;
const hooks = ['start', 'submission', 'updates'] as const;

const url = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', '/path'))
  .map(([host, path]) => `https://${host}.example${path}`);
const hook = fc.record(
  { status: fc.boolean(), url: fc.option(url, { freq: 5 }) },
  { requiredKeys: [] },
);
const secret = fc.option(fc.stringMatching(/^[a-z]{12}$/), { freq: 2 });
const auth = fc.oneof(
  secret.map(password => ({ type: 'basic', basic: { username: 'user', password } })),
  secret.map(apikey => ({ type: 'apikey', apikey: { header: 'X-Key', apikey } })),
  fc.constant({ type: null }),
);
const webhooks = fc.record(
  { start: hook, submission: hook, updates: hook, auth },
  { requiredKeys: [] },
);
type Patch = typeof webhooks extends fc.Arbitrary<infer Value> ? Value : never;

/** One request of a client, or an item that appears. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('update' as const),
    webhooks,
    updateAll: fc.boolean(),
    updateAuth: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('item' as const), webhooks, index: fc.nat(2) }),
  fc.constant({ kind: 'new' as const }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The settings and the items, with the cascade as plainly as can be. */
interface World {
  readonly settings: Settings;
  readonly items: readonly Settings[];
}

/** Settings and items that came about one without the other. */
const worlds = fc
  .tuple(settingsOf(webhooks), fc.array(settingsOf(webhooks), { maxLength: 3 }))
  .map(([settings, items]): World => ({ settings, items }));

function settingsOf(patches: fc.Arbitrary<Patch>): fc.Arbitrary<Settings> {
  return patches
    .map(patch => changeItem(update, initialSettings(update.shape), patch))
    .filter(outcome => outcome.kind === 'changed')
    .map(({ settings }) => settings);
}

function taken(world: World, request: Step, options: UpdateOptions): World | 'refused' {
  const { settings, items } = world;
  if (request.kind === 'new') return { settings, items: [...items, settings] };
  if (request.kind === 'item') {
    const item = items[request.index];
    if (item === undefined) return world;
    const outcome = changeItem(update, item, request.webhooks, options);
    if (outcome.kind === 'rejected') return 'refused';
    return { settings, items: items.with(request.index, outcome.settings) };
  }
  const outcome = applyUpdate(update, settings, request, options);
  if (outcome.kind === 'rejected') return 'refused';
  const copied = Object.fromEntries(
    outcome.cascade.map(key => [key, outcome.settings[key] ?? null]),
  );
  return { settings: outcome.settings, items: items.map(item => ({ ...item, ...copied })) };
}

/** The secret of a request that counts, if it sends one. */
function sentSecret(request: Step): string | null {
  if (request.kind === 'new' || (request.kind === 'update' && !request.updateAuth)) return null;
  const sent: Patch['auth'] = request.webhooks.auth;
  if (sent === undefined || sent.type === null) return null;
  return 'basic' in sent ? sent.basic.password : sent.apikey.apikey;
}

interface Carried {
  readonly secret: string;
  readonly origin: string;
}

/** What events would carry, and where to, if every hook that has a url were enabled. */
function whatLeaves({ settings, items }: World): Carried[] {
  return [settings, ...items].flatMap(place => deliveries(enabled(place)));
}

function deliveries(settings: Settings): Carried[] {
  return hooks.flatMap(name => {
    const delivery = deliveryOf(update.shape, settings, name);
    if (delivery?.kind !== 'enabled') return [];
    const carried = secretOf(delivery.credentials);
    return carried === null ? [] : [{ secret: carried, origin: new URL(delivery.url).origin }];
  });
}

function secretOf(credentials: DeliveryCredentials): string | null {
  if (credentials.scheme === 'none') return null;
  return credentials.scheme === 'basic' ? credentials.password : credentials.value;
}

function enabled(settings: Settings): Settings {
  const all = hooks.map(name => {
    const stored = settings[name];
    return [name, isSettings(stored) ? { ...stored, status: true } : null] as const;
  });
  return { ...settings, ...Object.fromEntries(all) };
}

describe('with the switch on', () => {
  it('a secret goes to no origin that it was not sent together with', () => {
    fc.assert(
      fc.property(worlds, fc.array(step, { maxLength: 8 }), (start, steps) => {
        let world = start;
        const sentWith = new Map<string, Set<string>>();
        const note = ({ secret, origin }: Carried) =>
          sentWith.set(secret, (sentWith.get(secret) ?? new Set()).add(origin));
        for (const carried of whatLeaves(world)) note(carried);
        for (const request of steps) {
          const next = taken(world, request, { requireAuthForNewOrigin: true });
          if (next === 'refused') continue;
          world = next;
          const sent = sentSecret(request);
          for (const carried of whatLeaves(world)) {
            if (carried.secret === sent) note(carried);
            expect(sentWith.get(carried.secret)).toContain(carried.origin);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('a request that sends its secret is taken as without the switch', () => {
    fc.assert(
      fc.property(worlds, fc.array(step, { maxLength: 8 }), (start, steps) => {
        let world = start;
        for (const request of steps) {
          const off = taken(world, request, {});
          const on = taken(world, request, { requireAuthForNewOrigin: true });
          if (off === 'refused' || sentSecret(request) !== null) expect(on).toEqual(off);
          if (on !== 'refused') world = on;
        }
      }),
    );
  });
});
