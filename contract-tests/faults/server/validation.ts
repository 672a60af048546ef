import type { AuthPatch, Endpoint, HookPatch, UpdateBody, WebhooksPatch } from './model.ts';
import { Refusal } from './refusal.ts';

/** What a body may hold, each step replaceable by a faulty one. */
export interface ValidationSteps {
  body(value: unknown, endpoint: Endpoint, checks: ValidationSteps): UpdateBody;
  webhooks(value: unknown, endpoint: Endpoint, checks: ValidationSteps): WebhooksPatch;
  url(text: string): boolean;
  username(text: string): boolean;
  password(text: string): boolean;
  header(text: string): boolean;
  apikey(text: string): boolean;
}

const reserved =
  'host content-length content-type transfer-encoding connection user-agent keep-alive upgrade te trailer expect proxy-connection'.split(
    ' ',
  );

export const validationSteps: ValidationSteps = {
  body: (value, endpoint, checks) => {
    const guards = endpoint.guarded ? ['updateAuth'] : [];
    const { webhooks, updateAll, updateAuth } = object(value, '#', [
      'webhooks',
      'updateAll',
      ...guards,
    ]);
    return {
      webhooks: checks.webhooks(webhooks, endpoint, checks),
      ...(updateAll !== undefined && { updateAll: flag(updateAll, '#/updateAll') }),
      ...(updateAuth !== undefined && { updateAuth: flag(updateAuth, '#/updateAuth') }),
    };
  },

  webhooks: (value, { hooks }, checks) => {
    const { auth, ...sent } = object(value, '#/webhooks', [...hooks, 'auth']);
    const valid = Object.entries(sent).map(
      ([name, hook]) => [name, validHook(hook, `#/webhooks/${name}`, checks)] as const,
    );
    return {
      ...Object.fromEntries(valid),
      ...(auth !== undefined && { auth: validAuth(auth, '#/webhooks/auth', checks) }),
    };
  },

  url: text =>
    [...text].length <= 2048 &&
    /^https?:\/\/[^\s/?#\\@]+([/?#]|$)/i.test(text) &&
    !/[\s\p{Cc}\\]/u.test(text) &&
    URL.canParse(text),

  // RFC 7617 section 2: no control characters, and no colon in a user-id; lone surrogates have no UTF-8.
  username: text => isPlain(text) && !text.includes(':'),
  password: text => isPlain(text),

  // RFC 9110 section 5.6.2.
  header: text =>
    isShort(text) &&
    /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text) &&
    !reserved.includes(text.toLowerCase()),

  apikey: text => isShort(text) && /^[!-~]([ -~]*[!-~])?$/.test(text),
};

function isPlain(text: string): boolean {
  return (
    isShort(text) &&
    text.isWellFormed() &&
    [...text].every(char => char >= ' ' && char !== '\u007f')
  );
}

function isShort(text: string): boolean {
  return text !== '' && [...text].length <= 1024;
}

function validHook(value: unknown, at: string, checks: ValidationSteps): HookPatch {
  const { status, url } = object(value, at, ['status', 'url']);
  return {
    ...(status !== undefined && { status: flag(status, `${at}/status`) }),
    ...(url !== undefined && { url: optionalText(url, `${at}/url`, checks.url) }),
  };
}

function validAuth(value: unknown, at: string, checks: ValidationSteps): AuthPatch {
  const auth = object(value, at, ['type', 'basic', 'apikey']);
  const { type } = auth;
  if (type !== null && type !== 'basic' && type !== 'apikey')
    throw new Refusal(`${at}/type`, 'must be basic, apikey or null', type);
  const member = (branch: string, name: string, presence: string) => {
    const { [name]: value } = openBranch(auth[branch], `${at}/${branch}`, presence);
    if (type !== branch && value !== undefined && value !== null)
      throw new Refusal(`${at}/${branch}/${name}`, 'belongs to another type', value);
    return value;
  };
  const texts = {
    username: member('basic', 'username', 'hasPassword'),
    password: member('basic', 'password', 'hasPassword'),
    header: member('apikey', 'header', 'hasApikey'),
    apikey: member('apikey', 'apikey', 'hasApikey'),
  };
  return {
    type,
    basic: {
      username: optionalText(texts.username, `${at}/basic/username`, checks.username),
      password: optionalText(texts.password, `${at}/basic/password`, checks.password),
    },
    apikey: {
      header: optionalText(texts.header, `${at}/apikey/header`, checks.header),
      apikey: optionalText(texts.apikey, `${at}/apikey/apikey`, checks.apikey),
    },
  };
}

/** A branch as a view shows it may be posted back, its presence flag included. */
function openBranch(value: unknown, at: string, presence: string): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  const members = presence === 'hasPassword' ? ['username', 'password'] : ['header', 'apikey'];
  const branch = object(value, at, [...members, presence]);
  if (branch[presence] !== undefined) flag(branch[presence], `${at}/${presence}`);
  return branch;
}

function optionalText(
  value: unknown,
  at: string,
  allows: (text: string) => boolean,
): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new Refusal(at, 'must be a text', value);
  if (!allows(value)) throw new Refusal(at, 'is not an allowed text', value);
  return value;
}

export function flag(value: unknown, at: string): boolean {
  if (typeof value !== 'boolean') throw new Refusal(at, 'must be a boolean', value);
  return value;
}

/** The members of an object, none of them unknown. */
export function object(
  value: unknown,
  at: string,
  known: readonly string[],
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(at, 'must be an object', value);
  const stranger = Object.keys(value).find(name => !known.includes(name));
  if (stranger !== undefined)
    throw new Refusal(`${at}/${token(stranger)}`, 'is not known', Reflect.get(value, stranger));
  return { ...value };
}

/** RFC 6901 sections 3 and 6; half a surrogate pair has no UTF-8. */
function token(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1').toWellFormed());
}
