import { randomUUID } from 'node:crypto';
import type { Config, Login } from './config.ts';

/** Ways in which an answer may differ that the contract leaves to each server. */
export interface Peculiarities {
  /** What is not configured is not shown. */
  readonly leavesOutUnset?: boolean;
  /** `/webhooks` answers with `webhook: {}`, as the documentation's example does. */
  readonly emptyWebhook?: boolean;
  readonly otherOrder?: boolean;
  /** Members of its own, some of which change with every answer. */
  readonly addsMembers?: boolean;
  /** Its own words, for people. */
  readonly otherWords?: boolean;
  /** What is wrong with a text that is no JSON has no place. */
  readonly placesNoSyntaxErrors?: boolean;
  /** A `charset` has no meaning (RFC 8259 section 11): whatever it says, the bytes are UTF-8. */
  readonly ignoresCharset?: boolean;
  /** What an id is: a text that nobody guesses unless told, a number that counts from 1 in each collection of a key, or a text that no path takes as it is. */
  readonly itemIds?: 'numbers' | 'odd texts';
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function viewOf(config: Config, hooks: readonly string[], how: Peculiarities): unknown {
  const { leavesOutUnset = false, otherOrder = false, addsMembers = false } = how;
  const members: [string, unknown][] = hooks.map(name => {
    const { on, to } = config.hooks.get(name) ?? { on: false };
    const url: [string, unknown][] =
      to === undefined && leavesOutUnset ? [] : [['url', to ?? null]];
    return [name, inOrder([['status', on], ...url], how)];
  });
  if (config.login !== undefined || !leavesOutUnset)
    members.push(['auth', viewOfLogin(config.login, how)]);
  if (addsMembers) members.push(['revision', randomUUID()]);
  return Object.fromEntries(otherOrder ? members.reverse() : members);
}

function viewOfLogin(login: Login | undefined, how: Peculiarities): unknown {
  const basic = login?.kind === 'basic';
  const apikey = login?.kind === 'apikey';
  const members: [string, unknown][] = [['type', login?.kind ?? null]];
  if (basic || how.leavesOutUnset !== true)
    members.push([
      'basic',
      inOrder(
        [
          ['username', basic ? login.user : null],
          ['password', null],
          ['hasPassword', basic],
        ],
        how,
      ),
    ]);
  if (apikey || how.leavesOutUnset !== true)
    members.push([
      'apikey',
      inOrder(
        [
          ['header', apikey ? login.name : null],
          ['apikey', null],
          ['hasApikey', apikey],
        ],
        how,
      ),
    ]);
  return inOrder(members, how);
}

function inOrder(
  members: readonly (readonly [string, unknown])[],
  { otherOrder = false, addsMembers = false }: Peculiarities,
): unknown {
  const all = addsMembers ? [...members, ['@kind', 'settings'] as const] : members;
  return Object.fromEntries(otherOrder ? all.toReversed() : all);
}

export function problem(
  status: number,
  faults: readonly { readonly at: string; readonly why: string }[],
  { otherWords = false, addsMembers = false }: Peculiarities,
): Answer {
  const errors = faults.map(({ at, why }) => ({
    pointer: at,
    ...(otherWords ? { reason: why } : { detail: 'Not allowed here.' }),
  }));
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: JSON.stringify({
      status,
      title: otherWords ? 'Das ging leider nicht.' : 'Request refused',
      ...(errors.length > 0 && { errors }),
      ...(addsMembers && { trace: randomUUID() }),
    }),
  };
}

export function plain(status: number, body: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
