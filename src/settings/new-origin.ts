import type { SettingsUpdate } from '../contract/contract.ts';
import type { Path } from '../contract/json-pointer.ts';
import { toFragment } from '../contract/json-pointer.ts';
import type { GroupShape } from '../contract/shape.ts';
import { holdsSecret, subscriptionOf } from '../contract/shapes-below.ts';
import type { Violation } from '../contract/violation.ts';
import { Secret } from './secret.ts';
import { isSettings, type Settings, type Stored } from './settings.ts';

/**
 * Keeping omitted credentials while a url changes sends them to a new address. These violations refuse
 * it: a stored secret goes only to the origins (RFC 6454) of the hooks that it was sent together
 * with. A disabled hook counts like an enabled one, so that enabling it needs no secret again.
 */
export function newOriginViolations(
  { shape, patch }: Pick<SettingsUpdate, 'shape' | 'patch'>,
  before: Settings,
  after: Settings,
): Violation[] {
  if (!keepsSecret(before, after)) return [];
  const known = new Set(hooksOf(shape).map(hook => originOf(before, hook)));
  return hooksOf(shape)
    .filter(hook => originOf(after, hook) !== null && !known.has(originOf(after, hook)))
    .map(({ key, url }) =>
      violation(
        [...patch, key, url],
        'leads to a new origin, where a stored secret does not follow; send the secret too',
      ),
    );
}

/**
 * The same for what a cascade does to the items. Each may have hooks and secrets of its own, which
 * are not looked at, so that a cascade costs the same for any number: a hook reaches them only along
 * with every secret, and a stored secret only along with every hook.
 */
export function newOriginViolationsOfItems(
  { shape, patch }: Pick<SettingsUpdate, 'shape' | 'patch'>,
  before: Settings,
  after: Settings,
  cascade: readonly string[],
): Violation[] {
  const secretKeys = Object.keys(shape.members).filter(key => holdsSecret(shape.members[key]));
  const hooks = hooksOf(shape);
  const reaching = hooks.filter(
    hook => cascade.includes(hook.key) && originOf(after, hook) !== null,
  );
  if (!secretKeys.every(key => cascade.includes(key))) {
    return reaching.map(({ key, url }) =>
      violation(
        [...patch, key, url],
        'reaches items that have secrets of their own; send the secret for them too',
      ),
    );
  }
  if (hooks.every(({ key }) => cascade.includes(key)) || !keepsSecret(before, after)) return [];
  return secretKeys.map(key =>
    violation(
      [...patch, key],
      'reaches items that have hooks of their own, where a stored secret does not follow; send the secret, or every hook',
    ),
  );
}

/** An update that sends a secret makes a new one, and one that leaves it out takes the stored one over. */
function keepsSecret(before: Settings, after: Settings): boolean {
  const stored = new Set(secretsIn(before));
  return secretsIn(after).some(secret => stored.has(secret));
}

function secretsIn(stored: Stored): Secret[] {
  if (stored instanceof Secret) return [stored];
  return isSettings(stored) ? Object.values(stored).flatMap(secretsIn) : [];
}

interface Hook {
  readonly key: string;
  /** The member that holds its url. */
  readonly url: string;
}

function hooksOf(shape: GroupShape): Hook[] {
  return Object.entries(shape.members).flatMap(([key, member]) => {
    const subscription = subscriptionOf(member);
    return subscription === null ? [] : [{ key, url: subscription.url }];
  });
}

/** Null without a url; the url itself where it has no origin that another could share. */
function originOf(settings: Settings, { key, url }: Hook): string | null {
  const hook = settings[key];
  const stored = isSettings(hook) ? hook[url] : null;
  if (typeof stored !== 'string') return null;
  const origin = URL.parse(stored)?.origin ?? 'null';
  return origin === 'null' ? stored : origin;
}

function violation(path: Path, detail: string): Violation {
  return { pointer: toFragment(path), code: 'auth-required-for-new-origin', detail };
}
