import { isRecord, membersIn } from '../../../src/contract/json-pointer.ts';
import type { Liberties } from './liberties.ts';

/** A settings document, stored as it is sent. */
export interface Stored {
  readonly [hook: string]: unknown;
  readonly auth: Readonly<Record<string, unknown>>;
}

export const nothingStored: Stored = { auth: {} };

/** Answered with a line of text. */
export class Refused extends Error {}

export interface Sent {
  readonly webhooks: Readonly<Record<string, unknown>>;
  readonly updateAll: boolean;
  readonly updateAuth: boolean;
}

export function readSent(text: string, hooks: readonly string[], liberties: Liberties): Sent {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refused('not JSON');
  }
  const { webhooks, updateAll = false, updateAuth = false } = record(body, 'body');
  const sent = record(webhooks, 'webhooks');
  for (const name of hooks) if (Object.hasOwn(sent, name)) checkHook(sent[name], liberties);
  if (Object.hasOwn(sent, 'auth')) checkAuth(sent.auth);
  if (typeof updateAll !== 'boolean' || typeof updateAuth !== 'boolean')
    throw new Refused('flags are true or false');
  if (liberties.refusesNoHooks && !hooks.some(name => Object.hasOwn(sent, name)))
    throw new Refused('include at least one webhook');
  const known = [...hooks, 'auth'];
  if (!liberties.ignoresUnknown && Object.keys(sent).some(name => !known.includes(name)))
    throw new Refused('unknown webhook');
  return {
    webhooks: Object.fromEntries(Object.entries(sent).filter(([name]) => known.includes(name))),
    updateAll,
    updateAuth,
  };
}

function checkHook(value: unknown, { refusesNull, refusesHttp, refusesLongUrls }: Liberties): void {
  const { status, url } = record(value, 'webhook');
  if (status !== undefined && typeof status !== 'boolean') throw new Refused('status is a boolean');
  if (url === undefined || (url === null && !refusesNull)) return;
  if (typeof url !== 'string' || !URL.canParse(url)) throw new Refused('url is a URL');
  if (refusesLongUrls && url.length > 255) throw new Refused('url is too long');
  if (refusesHttp && !/^https:\/\/(?!127\.|localhost)/.test(url))
    throw new Refused('url is https and public');
}

function checkAuth(value: unknown): void {
  const auth = record(value, 'auth');
  const members = { basic: ['username', 'password'], apikey: ['header', 'apikey'] };
  const { type } = auth;
  if (type !== 'basic' && type !== 'apikey') throw new Refused('type is basic or apikey');
  const branch = record(auth[type], type);
  if (members[type].some(name => typeof branch[name] !== 'string'))
    throw new Refused(`${type} is not complete`);
}

/** The settings after an update; what was left out stays. */
export function updated(stored: Stored, webhooks: Sent['webhooks'], liberties: Liberties): Stored {
  const { auth, ...hooks } = webhooks;
  const after = Object.entries(hooks).map(([name, hook]) => {
    const before = liberties.replacesHooks ? {} : membersIn(stored[name]);
    return [name, { status: false, ...before, ...membersIn(hook) }];
  });
  const kept = liberties.keepsOtherType ? stored.auth : {};
  return {
    ...stored,
    ...Object.fromEntries(after),
    auth: isRecord(auth) ? { ...kept, ...auth } : stored.auth,
  };
}

export function shownAs(stored: Stored, hooks: readonly string[], liberties: Liberties): unknown {
  const { type, basic, apikey } = stored.auth;
  const { username = null, password } = membersIn(basic);
  const { header = null, apikey: value = null } = membersIn(apikey);
  const key = liberties.showsApikey
    ? { header, apikey: value }
    : { header, apikey: null, hasApikey: value !== null };
  const shown = hooks.map(name => [name, stored[name] ?? { status: false }]);
  return {
    ...Object.fromEntries(shown),
    ...(type !== undefined && {
      auth: {
        type,
        basic: { username, password: null, hasPassword: password !== undefined },
        apikey: key,
      },
    }),
  };
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (!isRecord(value)) throw new Refused(`${what} is an object`);
  return value;
}
