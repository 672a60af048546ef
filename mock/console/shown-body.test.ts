import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/contract/json-pointer.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import type { Shown } from './shown.ts';
import { shownBody } from './shown-body.ts';

const updates = defaultContract().updates.filter(({ path }) => path === '/webhooks');

/** What the console shows of a refused body. */
function shown(body: unknown): unknown {
  const [shown] = updates.map(update => words(shownBody(update, body, true)));
  return shown;
}

/** What the console says of a value, as its page words it. */
function words(shown: Shown): unknown {
  switch (shown.kind) {
    case 'plain':
      return shown.value;
    case 'part':
      return `${shown.before}[${shown.after}`;
    case 'members':
      return Object.fromEntries(shown.members.map(({ name, shown }) => [name, words(shown)]));
    case 'secret':
      return '(secret)';
    case 'hidden':
      return `(${shown.of})`;
  }
}

function refused(webhooks: unknown): unknown {
  const body = shown({ webhooks });
  return isRecord(body) ? body.webhooks : undefined;
}
const url = (value: unknown) => refused({ start: { url: value } });
const type = (value: unknown) => refused({ auth: { type: value } });

describe('of a refused body, what reads as a try at its place is shown', () => {
  test.each(['yes', 'TRUE', 'off', '1', '', 0, 1, true])('a status of %j', status => {
    expect(refused({ start: { status } })).toEqual({ start: { status } });
  });

  test('a flag', () => {
    const body = { webhooks: {}, updateAll: 'true', updateAuth: 1 };
    expect(shown(body)).toEqual(body);
  });

  test.each([
    'http://',
    'https:/example.com/hook',
    'https:\\\\example.com',
    'htp://example.com/a?b=c',
    'ftp://files.example.com',
    'http://[::1',
    'example.com',
    'hooks.example.co.uk/start',
    'localhost:3000/start',
    '127.0.0.1:8080',
    '//example.com/hook',
    '/hooks/start',
    './start',
    '',
  ])('a url of %j', text => {
    expect(url(text)).toEqual({ start: { url: text } });
  });

  test.each(['Basic', 'API-Key', 'api_key', 'bearer', 'none', 'OAuth2'])('a type of %j', text => {
    expect(type(text)).toEqual({ auth: { type: text } });
  });
});

describe('what may be a secret is not', () => {
  test.each([
    ['https://user:hunter2@example.com/hook', 'https://[@example.com/hook'],
    ['https://hunter2@example.com', 'https://[@example.com'],
    ['https://user:hun@ter2@example.com', 'https://[@example.com'],
    ['https://user:hun/ter2@example.com/hook', 'https://[@example.com/hook'],
    ['https://user:hun?ter#2@example.com', 'https://[@example.com'],
    ['https:user:hunter2@example.com', 'https:[@example.com'],
    ['//user:hunter2@example.com', '//[@example.com'],
    ['user:hunter2@example.com/x', '(text)'],
    ['postgres://u:hunter2@db.internal:5432/x', 'postgres://[@db.internal:5432/x'],
    ['https://example.com/hook hunter2', 'https://example.com/hook['],
    ['https://example.com/hook\nhunter2', 'https://example.com/hook['],
    ['https://user:hunter2', '(text)'],
    ['https://user:hunter2/path', '(text)'],
    ['https://user:hunter2%40example.com', '(text)'],
    ['https://user:hunter2@example.com and hunter2', '(text)'],
    ['https://user:hunter2 @exam ple.com', '(text)'],
    ['hunter2', '(text)'],
    ['P@ssw0rd', '(text)'],
    ['P@ssw0rd.example', '(text)'],
    ['correct horse battery staple', '(text)'],
    ['correct.horse.battery.staple', '(text)'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N', '(text)'],
    ['/9j4AAQSkZJRgABAQ', '(text)'],
    ['user:hunter2', '(text)'],
    ['Bearer abcdef', '(text)'],
    ['data:text/plain,hunter2', '(text)'],
    ['hunter2://', '(text)'],
    [`https://example.com/${'x'.repeat(3000)}`, '(text)'],
    [12345678, '(number)'],
    [true, '(boolean)'],
    [['https://example.com'], '(list)'],
    [{ href: 'https://example.com' }, '(object)'],
  ])('a url of %j', (value, expected) => {
    expect(url(value)).toEqual({ start: { url: expected } });
  });

  test.each([
    ['hunter2', '(text)'],
    ['yes hunter2', '(text)'],
    [48151623, '(number)'],
    [['yes'], '(list)'],
  ])('a status of %j', (status, expected) => {
    expect(refused({ start: { status } })).toEqual({ start: { status: expected } });
  });

  test.each(['hunter2', 'basic hunter2', 'basic:aGk6aG8='])('a type of %j', text => {
    expect(type(text)).toEqual({ auth: { type: '(text)' } });
  });

  test('credentials, and members that are not known', () => {
    const basic = { username: 'hunter2', password: 'yes', passwort: 'true' };
    expect(refused({ auth: { type: 'basic', basic }, pasword: true })).toEqual({
      auth: {
        type: 'basic',
        basic: { username: '(text)', password: '(secret)', passwort: '(text)' },
      },
      pasword: '(boolean)',
    });
  });

  test('a url that carries a secret of the same body', () => {
    const auth = { type: 'basic', basic: { username: 'u', password: 'hunter2' } };
    const start = { url: 'https://example.com/?p=hunter2' };
    const submission = { url: 'https://example.com/hunter%32' };
    expect(refused({ start, submission, auth })).toMatchObject({
      start: { url: '(text)' },
      submission: { url: '(text)' },
    });
  });
});
