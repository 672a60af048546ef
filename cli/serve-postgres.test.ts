import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createSchema, serverUrl, whereToFind } from '../src/store/testing/postgres.ts';
import { temporaryFolder } from '../src/store/testing/stores.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const password = 'canary-pass';

describe.skipIf(serverUrl === undefined)(`serve on ${whereToFind}`, () => {
  test('--dev keeps settings over a restart, its key in the current folder, and the password to itself', async () => {
    await using schema = await createSchema();
    using folder = temporaryFolder();
    const database = Object.assign(new URL(schema.location), { password });
    const serve = () => start(folder.file('.'), '--dev', '--db', database.href, '--port', '0');
    const auth = { type: 'basic', basic: { username: 'user', password: 'pass' } };

    const first = serve();
    await post(await first.url(), { webhooks: { auth } });
    expect(await first.stop()).toEqual([0, null]);
    const place = `postgres://${database.username}@${database.host}${database.pathname}`;
    expect(first.said()).toContain(
      `Made holdfast-dev.key, which opens the secrets in ${place}; keep them together.`,
    );
    expect(statSync(folder.file('holdfast-dev.key')).mode & 0o777).toBe(0o600);

    const second = serve();
    expect(await post(await second.url(), { webhooks: {} })).toMatchObject({
      webhooks: { auth: { basic: { username: 'user', hasPassword: true } } },
    });
    expect(await second.stop()).toEqual([0, null]);
    expect(first.said() + second.said()).not.toContain(password);
  });
});

test('a server that is gone at the start: one sentence and code 2', async () => {
  using folder = temporaryFolder();
  const database = `postgres://acme:${password}@127.0.0.1:1/settings`;
  const command = start(folder.file('.'), '--dev', '--db', database, '--port', '0');
  expect(await command.ended).toEqual([2, null]);
  expect(command.said()).toMatch(
    /holdfast: postgres:\/\/acme@127\.0\.0\.1:1\/settings: refuses connections; check that PostgreSQL runs there\n$/,
  );
  expect(command.said()).not.toContain(password);
});

async function post(url: string, body: unknown): Promise<unknown> {
  const headers = { apiKey: 'demo', 'Content-Type': 'application/json' };
  const path = `${url}/ai-interviews/settings/webhooks`;
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}

/** `holdfast serve` as a process of its own in a folder of its own. */
function start(folder: string, ...options: readonly string[]) {
  const child = spawn(process.execPath, [main, 'serve', ...options], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  const ended = once(child, 'close');
  let text = '';
  const listening = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', more => {
        text += more;
        const [url] = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(text) ?? [];
        if (url !== undefined) resolve(url);
      });
    }
    child.once('close', () => reject(new Error(`it did not listen: ${text}`)));
  });
  // Who waits for the end alone need not hear of this.
  listening.catch(() => undefined);
  return {
    ended,
    said: () => text,
    url: () => listening,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
