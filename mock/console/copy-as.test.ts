import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { runMock } from '../testing/running-mock.ts';
import { asClientCall, asCurl, type Repeatable } from './copy-as.ts';
import { shownBody } from './shown-body.ts';

const run = promisify(execFile);
const secrets = { HOLDFAST_API_KEY: 'demo', SECRET_PASSWORD: 's3cret of the shell' };
const url = `https://example.com/it's/"quoted"/$HOME/\`id\`/%s`;

function repeatable(baseUrl: string, body: unknown): Repeatable {
  const update = defaultContract().updates.find(({ path }) => path === '/webhooks');
  if (update === undefined) throw new Error('no such update');
  return {
    baseUrl,
    authentication: defaultContract().authentication,
    method: 'POST',
    path: '/webhooks',
    preferences: undefined,
    body: shownBody(update, body, false),
  };
}

const body = {
  webhooks: {
    start: { status: true, url },
    auth: { type: 'basic', basic: { username: `Zoë's`, password: 'never copied' } },
  },
  updateAuth: true,
};

test('the curl command makes the same request, with the secrets of the shell that runs it', async () => {
  const mock = await runMock();
  const command = asCurl(repeatable(mock.url, body));
  expect(command).not.toContain('never copied');
  const { stdout } = await run('sh', ['-c', `${command} -s`], {
    env: { ...process.env, ...secrets },
  });
  expect(stdout).toMatch(/^HTTP\/1.1 200/);
  const { at } = await mock.call('/webhooks', { body: { webhooks: {} } });
  expect(at('webhook', 'start', 'url')).toBe(url);
  expect(at('webhook', 'auth', 'basic', 'username')).toBe("Zoë's");
  expect(at('webhook', 'auth', 'basic', 'hasPassword')).toBe(true);
});

test('the client call makes the same request', async () => {
  const mock = await runMock();
  const call = asClientCall(repeatable(mock.url, body));
  expect(call).not.toContain('never copied');
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const client = new URL('../../src/client/index.ts', import.meta.url).href;
  await writeFile(join(folder, 'call.mjs'), call.replace('holdfast/client', client));
  const { stdout } = await run(process.execPath, [join(folder, 'call.mjs')], {
    env: { ...process.env, ...secrets },
  });
  expect(stdout).toContain('Webhook added successfully');
  const { at } = await mock.call('/webhooks', { body: { webhooks: {} } });
  expect(at('webhook', 'start', 'url')).toBe(url);
});

test('a hostile path and a hostile member name end no word and run nothing', async () => {
  const names = `{"'; touch owned; '":1,"__proto__":1}`;
  const hostile: Repeatable = {
    ...repeatable('http://127.0.0.1:1', JSON.parse(names)),
    path: `/'; touch owned; '$(touch owned)`,
    preferences: { example: `x' -d @/etc/passwd`, dynamic: false },
  };
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const echoed = asCurl(hostile).replace(/^curl/, 'printf "<%s>"');
  const { stdout } = await run('sh', ['-c', echoed], {
    cwd: folder,
    env: { ...process.env, ...secrets },
  });
  expect(stdout.match(/<[^>]*>/g)).toHaveLength(10);
  await expect(run('ls', [folder])).resolves.toMatchObject({ stdout: '' });
});
