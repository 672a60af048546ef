import type { DeliveryCredentials } from '../contract/credentials.ts';
import type { Credential, GroupShape, Shape } from '../contract/shape.ts';
import { subscriptionOf } from '../contract/shapes-below.ts';
import { revealed, Secret } from './secret.ts';
import { activeBranch, isSettings, type Settings, type Stored } from './settings.ts';

/** Where an event of one hook goes, if it goes anywhere, and what authenticates it. */
export type Delivery =
  | { readonly kind: 'disabled' }
  | { readonly kind: 'enabled'; readonly url: string; readonly credentials: DeliveryCredentials };

/** Null when the settings have no such hook. */
export function deliveryOf(shape: GroupShape, settings: Settings, hook: string): Delivery | null {
  const subscription = subscriptionOf(shape.members[hook]);
  const stored = settings[hook];
  if (subscription === null || !isSettings(stored)) return null;
  const url = stored[subscription.url];
  if (stored[subscription.enabled] !== true || typeof url !== 'string') return { kind: 'disabled' };
  return {
    kind: 'enabled',
    url,
    credentials: credentialsIn(shape, settings) ?? { scheme: 'none' },
  };
}

/** The first group annotated with `x-credential` that is stored and, inside an exclusive place, active. */
function credentialsIn(shape: Shape, stored: Stored): DeliveryCredentials | null {
  if (shape.kind === 'exclusive') {
    const active = activeBranch(shape, stored);
    return active === null ? null : credentialsIn(active.shape, active.members);
  }
  if (shape.kind !== 'group' || !isSettings(stored)) return null;
  if (shape.credential !== undefined) return fill(shape, shape.credential, stored);
  for (const [name, member] of Object.entries(shape.members)) {
    const found = credentialsIn(member, stored[name] ?? null);
    if (found !== null) return found;
  }
  return null;
}

function fill(
  { members }: GroupShape,
  credential: Credential,
  stored: Settings,
): DeliveryCredentials | null {
  const text = (name: string) => clear(members[name], stored[name]);
  const [first, second] =
    credential.scheme === 'basic'
      ? [text(credential.username), text(credential.password)]
      : [text(credential.name), text(credential.value)];
  if (first === null || second === null) return null;
  return credential.scheme === 'basic'
    ? { scheme: 'basic', username: first, password: second }
    : { scheme: 'header', name: first, value: second };
}

function clear(shape: Shape | undefined, stored: Stored | undefined): string | null {
  const value =
    stored instanceof Secret && shape?.kind === 'secret' ? revealed(shape, stored) : stored;
  return typeof value === 'string' ? value : null;
}
