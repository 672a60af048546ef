import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rawRequest } from '../src/http/testing/raw-request.ts';
import { temporaryFolder } from '../src/store/testing/stores.ts';
import { post, startServeCommand } from './testing/serve-command.ts';

const secretKeys = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const given = ['--db', ':memory:', '--api-key', 'acme=s3cret'];

describe('a command line that cannot work ends with one sentence and code 2', () => {
  test.each([
    [
      'nothing given',
      [],
      {},
      'serve needs --api-key NAME=KEY, --db FILE and HOLDFAST_SECRET_KEYS in the environment',
    ],
    ['no secret keys', given, {}, 'serve needs HOLDFAST_SECRET_KEYS in the environment'],
    [
      'no database',
      ['--api-key', 'a=b'],
      { HOLDFAST_SECRET_KEYS: secretKeys },
      'serve needs --db FILE',
    ],
    [
      'odd secret keys',
      given,
      { HOLDFAST_SECRET_KEYS: 'k1:Y2FuYXJ5' },
      'HOLDFAST_SECRET_KEYS: key 1 must be ID:KEY',
    ],
    ['an odd API key', ['--dev', '--api-key', 'canary'], {}, 'give --api-key as NAME=KEY'],
    [
      'an empty database name',
      ['--dev', '--db', ''],
      {},
      'give --db a file, :memory: or postgres://…',
    ],
    ['an odd host', ['--dev', '--allow-host', 'a b'], {}, 'give --allow-host a host name'],
    ['an odd port', ['--dev', '--port', '65536'], {}, 'Give a whole number from 0 to 65535.'],
    [
      'no such address',
      ['--dev', '--port', '0', '--host', '192.0.2.1'],
      {},
      '192.0.2.1 is no address of this machine',
    ],
    [
      'no such document',
      ['--dev', '--spec', 'missing.yaml'],
      {},
      'missing.yaml: there is no such file',
    ],
    [
      'a rate of none',
      ['--dev', '--rate-limit', '0'],
      {},
      'Give a whole number from 1 to 1000000.',
    ],
    ['an odd grace', ['--dev', '--grace', '-1'], {}, 'Give a whole number from 0 to 1000000.'],
    ['an odd level', ['--dev', '--log-level', 'loud'], {}, 'Allowed choices are silent, fatal'],
    ['an unknown option', ['--dve'], {}, "error: unknown option '--dve'\n(Did you mean --dev?)"],
  ])('%s', async (_, options, env, sentence) => {
    const command = startServeCommand(options, env);
    expect(await command.exit).toBe(2);
    expect(command.errors()).toContain(sentence);
    expect(command.errors()).not.toMatch(/canary|Y2FuYXJ5|\n {4}at /);
    expect(command.output()).toBe('');
  });

  test('a port in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const command = startServeCommand(['--dev', '--port', String(port)]);
    expect(await command.exit).toBe(2);
    expect(command.errors()).toContain(`port ${port} of 127.0.0.1 is in use; give another one`);
    taken.close();
  });

  test.each([
    ['a folder that is not there', 'missing/settings.db', 'missing/settings.db: cannot be opened'],
    ['a folder', 'folder', 'folder: cannot be opened for writing'],
    ['another file', 'text.txt', 'text.txt: is not an SQLite database; give another file'],
  ])('a database that is %s', async (_, name, sentence) => {
    using folder = temporaryFolder();
    mkdirSync(folder.file('folder'));
    writeFileSync(
      folder.file('text.txt'),
      'no database at all, only a rather long text '.repeat(50),
    );
    const command = startServeCommand(['--db', folder.file(name), '--api-key', 'acme=s3cret'], {
      HOLDFAST_SECRET_KEYS: secretKeys,
    });
    expect(await command.exit).toBe(2);
    expect(command.errors()).toContain(sentence);
  });
});

test('--dev needs nothing, says what it made up, and stops when asked', async () => {
  const command = startServeCommand(['--dev', '--admin', '--metrics', '--port', '0'], {}, true);
  const url = await command.url();
  expect(command.errors()).toContain(`POST ${url}/webhooks`);
  expect(command.errors()).toContain(`${url}/__admin`);
  expect(command.errors()).toContain(`${url}/metrics`);
  expect(command.errors()).toContain('demo (apiKey: demo), demo-2 (apiKey: demo-2)');
  const response = await fetch(`${url}/__admin/reset`, {
    method: 'POST',
    headers: { apiKey: 'demo' },
  });
  expect(response.status).toBe(204);
  command.stop();
  expect(await command.exit).toBe(0);
  expect(command.errors()).toMatch(/^204 POST \/__admin\/reset \d+\.\d ms demo$/m);
  expect(command.errors()).toContain('The server has stopped.');
  await expect(fetch(url)).rejects.toThrow();
});

test('given keys are not shown, and the test hooks are off', async () => {
  const command = startServeCommand([...given, '--port', '0'], {
    HOLDFAST_SECRET_KEYS: secretKeys,
  });
  const url = await command.url();
  expect(command.errors()).toContain('acme');
  expect(command.output() + command.errors()).not.toMatch(/s3cret|__admin/);
  const headers = { apiKey: 's3cret' };
  const response = await fetch(`${url}/__admin/reset`, { method: 'POST', headers });
  expect(response.status).toBe(404);
  command.stop();
  expect(await command.exit).toBe(0);
});

describe('other machines', () => {
  test.each([
    ['--dev', ['--dev'], 'this server, whose keys everyone knows: give it no real'],
    ['--admin', [...given, '--admin'], 'this server: give it no real credentials'],
  ])('are warned of where %s listens for them, at any level', async (_, options, words) => {
    for (const isTerminal of [true, false]) {
      const host = ['--port', '0', '--host', '0.0.0.0', '--log-level', 'fatal'];
      const env = { HOLDFAST_SECRET_KEYS: secretKeys };
      const command = startServeCommand([...options, ...host], env, isTerminal);
      await command.listening();
      command.stop();
      expect(await command.exit).toBe(0);
      expect(command.errors()).toContain(`On 0.0.0.0 other machines can use ${words}`);
      expect(command.errors().includes('"level":"warn"')).toBe(!isTerminal);
    }
  });

  test.each([
    ['--dev on this machine alone', ['--dev', '--host', 'localhost']],
    ['a server in earnest', [...given, '--host', '0.0.0.0']],
  ])('are no concern of %s', async (_, options) => {
    const env = { HOLDFAST_SECRET_KEYS: secretKeys };
    const command = startServeCommand([...options, '--port', '0'], env, true);
    await command.url();
    command.stop();
    expect(await command.exit).toBe(0);
    expect(command.errors()).not.toContain('other machines');
  });
});

test('keys that everyone knows, and the test hooks, are for this machine’s names and pages', async () => {
  const command = startServeCommand(['--dev', '--admin', '--port', '0', '--allow-host', 'ci.test']);
  const url = await command.url();
  const fields = 'Connection: close\r\napiKey: demo\r\n';
  const ask = (path: string, host: string) =>
    rawRequest(url, `POST ${path} HTTP/1.1\r\n${fields}Host: ${host}\r\n\r\n`);
  for (const path of ['/webhooks', '/__admin/reset']) {
    expect(await ask(path, 'attacker.example')).toMatch(/^HTTP\/1.1 403 .*"code":"forbidden"/s);
    expect(await ask(path, 'ci.test:4020')).toMatch(/^HTTP\/1.1 (204|415) /);
  }
  command.stop();
  expect(await command.exit).toBe(0);
});

test('--require-auth-for-new-origin keeps a stored secret from following a url', async () => {
  const command = startServeCommand(['--dev', '--port', '0', '--require-auth-for-new-origin']);
  const path = `${await command.url()}/ai-interviews/settings/webhooks`;
  const auth = { type: 'basic', basic: { username: 'user', password: 'pass' } };
  await post(path, { webhooks: { start: { url: 'https://a.example/' }, auth } });
  expect(await post(path, { webhooks: { start: { url: 'https://b.example/' } } })).toMatchObject({
    status: 400,
    errors: [{ pointer: '#/webhooks/start/url', code: 'auth-required-for-new-origin' }],
  });
  command.stop();
  expect(await command.exit).toBe(0);
});

test('--dev with a file makes a key beside it, once, for the owner alone', async () => {
  using folder = temporaryFolder();
  const file = folder.file('settings.db');
  const path = '/ai-interviews/settings/webhooks';
  const auth = { type: 'basic', basic: { username: 'user', password: 'pass' } };

  const first = startServeCommand(['--dev', '--db', file, '--port', '0']);
  await post(`${await first.url()}${path}`, { webhooks: { auth } });
  first.stop();
  expect(await first.exit).toBe(0);
  expect(first.errors()).toContain(`Made ${file}.key`);
  expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600);
  const key = readFileSync(`${file}.key`, 'utf8');

  const second = startServeCommand(['--dev', '--db', file, '--port', '0']);
  expect(await post(`${await second.url()}${path}`, { webhooks: {} })).toMatchObject({
    webhooks: { auth: { basic: { username: 'user', hasPassword: true } } },
  });
  second.stop();
  expect(await second.exit).toBe(0);
  expect(second.errors()).not.toContain('Made');
  expect(readFileSync(`${file}.key`, 'utf8')).toBe(key);
});

test('the real process starts, answers, and ends with 0 on SIGTERM', async () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'serve', '--dev', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = await once(child.stdout, 'data');
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(chunk)) ?? [];
  const answer = await post(`${url}/webhooks`, { webhooks: {} });
  expect(answer).toMatchObject({ status: 'success' });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
