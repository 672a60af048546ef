import { type Change, type LoginChange, Unacceptable } from './config.ts';

/** An update as this server understands it. */
export interface Wish {
  readonly change: Change;
  readonly everywhere: boolean;
  readonly withLogin: boolean;
}

export class NoJson extends Unacceptable {}

export function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new NoJson('#', 'This is no JSON.');
  }
}

/** Reads the body of an update; `flags` are the members beside `webhooks` that the address knows. */
export function readWish(body: unknown, hooks: readonly string[], flags: readonly string[]): Wish {
  const members = fields(body, '#', ['webhooks', ...flags]);
  return {
    change: readChange(members.get('webhooks'), hooks),
    everywhere: yesNo(members.get('updateAll'), '#/updateAll') ?? false,
    withLogin: yesNo(members.get('updateAuth'), '#/updateAuth') ?? false,
  };
}

export function readChange(value: unknown, hooks: readonly string[]): Change {
  const members = fields(value, '#/webhooks', [...hooks, 'auth']);
  const wishes = [...members].flatMap(([name, hook]) =>
    name === 'auth' ? [] : [[name, readHook(hook, `#/webhooks/${name}`)] as const],
  );
  const login = members.has('auth') ? readLogin(members.get('auth'), '#/webhooks/auth') : undefined;
  return { hooks: new Map(wishes), ...(login !== undefined && { login }) };
}

function readHook(value: unknown, at: string): { on?: boolean; to?: string | null } {
  const members = fields(value, at, ['status', 'url']);
  const on = yesNo(members.get('status'), `${at}/status`);
  const to = members.get('url') === null ? null : text(members.get('url'), `${at}/url`, isAddress);
  return { ...(on !== undefined && { on }), ...(to !== undefined && { to }) };
}

function readLogin(value: unknown, at: string): LoginChange {
  const members = fields(value, at, ['type', 'basic', 'apikey']);
  const kind = members.get('type');
  const basic = branch(members.get('basic'), `${at}/basic`, [
    'username',
    'password',
    'hasPassword',
  ]);
  const apikey = branch(members.get('apikey'), `${at}/apikey`, ['header', 'apikey', 'hasApikey']);
  const user = text(basic.get('username'), `${at}/basic/username`, isUser);
  const pass = text(basic.get('password'), `${at}/basic/password`, isPlain);
  const name = text(apikey.get('header'), `${at}/apikey/header`, isHeaderName);
  const key = text(apikey.get('apikey'), `${at}/apikey/apikey`, isHeaderValue);
  yesNo(basic.get('hasPassword'), `${at}/basic/hasPassword`);
  yesNo(apikey.get('hasApikey'), `${at}/apikey/hasApikey`);
  if (kind !== null && kind !== 'basic' && kind !== 'apikey')
    throw new Unacceptable(`${at}/type`, 'Choose basic, apikey or null.');
  if (kind !== 'basic') refuseStrays(`${at}/basic`, { username: user, password: pass });
  if (kind !== 'apikey') refuseStrays(`${at}/apikey`, { header: name, apikey: key });
  switch (kind) {
    case null:
      return { kind: 'none' };
    case 'basic':
      return { kind, ...(user !== undefined && { user }), ...(pass !== undefined && { pass }) };
    case 'apikey':
      return {
        kind,
        ...(name !== undefined && { name }),
        ...(key !== undefined && { value: key }),
      };
  }
}

function refuseStrays(at: string, given: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(given))
    if (value !== undefined)
      throw new Unacceptable(`${at}/${name}`, 'This does not go with the chosen type.');
}

/** Left out and null both mean nothing to say. */
function branch(value: unknown, at: string, names: readonly string[]) {
  return value === undefined || value === null
    ? new Map<string, unknown>()
    : fields(value, at, names);
}

function fields(value: unknown, at: string, names: readonly string[]): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unacceptable(at, 'An object belongs here.');
  const members = new Map<string, unknown>(Object.entries(value));
  for (const name of members.keys())
    if (!names.includes(name)) throw new Unacceptable(at, 'There is a member that nobody knows.');
  return members;
}

function yesNo(value: unknown, at: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw new Unacceptable(at, 'Say true or false.');
}

/** A text that passes, or undefined where there is none. */
function text(value: unknown, at: string, passes: (text: string) => boolean): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || !passes(value))
    throw new Unacceptable(at, 'This text cannot be used.');
  return value;
}

function isAddress(text: string): boolean {
  if (Array.from(text).length > 2048 || /[\s\\]|\p{Cc}/u.test(text)) return false;
  const [, authority] = /^https?:\/\/([^/?#]+)/i.exec(text) ?? [];
  return authority !== undefined && !authority.includes('@') && URL.canParse(text);
}

function isPlain(text: string): boolean {
  const letters = Array.from(text);
  if (letters.length === 0 || letters.length > 1024 || !text.isWellFormed()) return false;
  return letters.every(letter => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x20 && code !== 0x7f;
  });
}

function isUser(text: string): boolean {
  return isPlain(text) && !text.includes(':');
}

const taken =
  /^(host|content-length|content-type|transfer-encoding|connection|user-agent|keep-alive|upgrade|te|trailer|expect|proxy-connection)$/i;

function isHeaderName(text: string): boolean {
  return text.length <= 1024 && /^[\w!#$%&'*+.^`|~-]+$/.test(text) && !taken.test(text);
}

function isHeaderValue(text: string): boolean {
  return text.length <= 1024 && /^[\x21-\x7e]+( +[\x21-\x7e]+)*$/.test(text);
}
