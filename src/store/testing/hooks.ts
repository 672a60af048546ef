import { exclusive, group, secret, value } from '../../contract/testing/shapes.ts';
import { Secret } from '../../settings/secret.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Collection, Store } from '../store.ts';

const hook = group({ status: value(false), url: value(null) });
const credentials = group({ username: value(null), password: secret });

/** Settings like those of the contract, written by hand so that the store is tested without it. */
export const shape = group({
  start: hook,
  submission: hook,
  auth: exclusive('type', { basic: credentials }),
});

export const target = { resource: 'hooks', shape, cascade: { when: ['all'], to: 'things' } };
export const things: Collection = { name: 'things', resource: 'hooks', shape };

export const unset: Settings = {
  start: { status: false, url: null },
  submission: { status: false, url: null },
  auth: { type: null },
};

export function hookTo(url: string): Settings {
  return { status: true, url };
}

export function basicAuth(username: string, password: string): Settings {
  return { type: 'basic', basic: { username, password: new Secret(password) } };
}

/** Replaces whole keys, and cascades the ones named. */
export function put(
  store: Store,
  tenant: string,
  keys: Settings,
  cascade: readonly string[] = [],
): ReturnType<Store['update']> {
  return store.update(tenant, target, current => ({
    kind: 'updated',
    settings: { ...current, ...keys },
    cascade,
  }));
}

/** Settings with their secrets in clear, since `Secret` hides from comparisons too. */
export function revealed(value: unknown): unknown {
  if (value instanceof Secret) return { secret: value.reveal() };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, revealed(member)]),
  );
}
