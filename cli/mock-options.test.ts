import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../mock/testing/temporary-folder.ts';
import openapi from '../src/generated/openapi.json' with { type: 'json' };
import { CommandError } from './exit.ts';
import { runMockCommand, startMockCommand } from './testing/mock-command.ts';

const interviews = '/ai-interviews/settings/webhooks';
const start = { status: true, url: 'https://example.com/start' };
const auth = { type: 'basic', basic: { username: 'user', password: 'hunter2' } };

async function post(url: string, body: unknown, key = 'demo'): Promise<unknown> {
  const headers = { apiKey: key, 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}

const item = async (url: string, id: string) =>
  (await fetch(`${url}/__admin/items/aiInterviews/${id}`, { headers: { apiKey: 'demo' } })).json();

describe('--state', () => {
  test('keeps settings and items over a restart, with no secret in the clear', async () => {
    using folder = temporaryFolder();
    const file = folder.file('state.json');
    const first = await startMockCommand(['--state', file]);
    await post(`${first.url}${interviews}`, { webhooks: { start, auth } });
    await post(`${first.url}/__admin/items/aiInterviews`, { count: 1 });
    await first.end();
    expect(first.written.stderr).toContain(`Made ${file}.key`);
    expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8') + first.written.stderr).not.toContain('hunter2');

    const second = await startMockCommand(['--state', file]);
    const kept = { start, auth: { basic: { username: 'user', hasPassword: true } } };
    expect(await post(`${second.url}${interviews}`, { webhooks: {} })).toMatchObject({
      webhooks: kept,
    });
    expect(await item(second.url, '1')).toMatchObject({ webhooks: kept });
    expect(await post(`${second.url}/__admin/items/aiInterviews`, { count: 1 })).toEqual({
      ids: ['2'],
    });
  });

  test('keeps what belongs to a key that is not given this time', async () => {
    using folder = temporaryFolder();
    const file = folder.file('state.json');
    for (const key of ['acme', 'globex']) {
      const mock = await startMockCommand(['--state', file, '--api-key', `${key}=${key}`]);
      await post(`${mock.url}${interviews}`, { webhooks: { start } }, key);
      await mock.end();
    }
    const both = ['--api-key', 'acme=acme', '--api-key', 'globex=globex'];
    const mock = await startMockCommand(['--state', file, ...both]);
    for (const key of ['acme', 'globex'])
      expect(await post(`${mock.url}${interviews}`, { webhooks: {} }, key)).toMatchObject({
        webhooks: { start },
      });
  });

  test('keeps the tenants that any key made', async () => {
    using folder = temporaryFolder();
    const file = folder.file('state.json');
    const first = await startMockCommand(['--state', file, '--any-key']);
    await post(`${first.url}${interviews}`, { webhooks: { start } }, 'a-key-of-theirs');
    await first.end();
    expect(readFileSync(file, 'utf8')).not.toContain('a-key-of-theirs');
    const second = await startMockCommand(['--state', file, '--any-key']);
    const kept = await post(`${second.url}${interviews}`, { webhooks: {} }, 'a-key-of-theirs');
    expect(kept).toMatchObject({ webhooks: { start } });
  });

  test('of another document is fitted, and kept as it was beside it', async () => {
    using folder = temporaryFolder();
    const file = folder.file('state.json');
    const first = await startMockCommand(['--state', file]);
    await post(`${first.url}${interviews}`, { webhooks: { start } });
    await first.end();
    const former = readFileSync(file, 'utf8');
    const document = structuredClone(openapi);
    document.components.schemas.HookPatch.properties.url.maxLength = 10;
    writeFileSync(folder.file('api.json'), JSON.stringify(document));
    const second = await startMockCommand(['--state', file, '--spec', folder.file('api.json')]);
    expect(second.written.stderr).toContain(': demo aiInterviewWebhooks/start/url');
    expect(second.written.stderr).toContain(`The state as it was is in ${file}.bak.`);
    expect(readFileSync(`${file}.bak`, 'utf8')).toBe(former);
  });

  test.each([
    ['a text', 'own.txt', 'own.txt: is not a state file of the mock; give another file'],
    ['a text that has a key', 'keyed.txt', 'keyed.txt: is not a state file of the mock'],
    ['an image', 'image.png', 'image.png: is not a state file of the mock; give another file'],
    ['a database', 'other.db', 'other.db: is not a state file of the mock; give another file'],
    ['a folder', '', 'is a folder; give a file in it'],
    ['a folder that is not there', 'none/state.json', 'cannot be read or made; check the path'],
  ])('%s is refused with one sentence, and left as it is', async (_, name, sentence) => {
    using folder = temporaryFolder();
    for (const file of ['own.txt', 'keyed.txt']) writeFileSync(folder.file(file), 'Dear diary');
    writeFileSync(folder.file('keyed.txt.key'), `a:${Buffer.alloc(32).toString('base64')}`);
    writeFileSync(folder.file('image.png'), Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1'));
    new DatabaseSync(folder.file('other.db')).exec('CREATE TABLE diary (entry TEXT)');
    const before = contents(folder.file('.'));
    await expect(refusal(['--state', folder.file(name)])).resolves.toContain(sentence);
    expect(contents(folder.file('.'))).toEqual(before);
    expect(existsSync(`${folder.file('.')}.key`)).toBe(false);
  });

  test('without a name is refused before a key is made for it', async () => {
    await expect(runMockCommand(['--state', '']).ended).rejects.toThrow('Give the name of a file.');
    expect(existsSync('.key')).toBe(false);
  });

  test('without its key is refused with the name of the key', async () => {
    using folder = temporaryFolder();
    const file = folder.file('state.json');
    await (await startMockCommand(['--state', file])).end();
    rmSync(`${file}.key`);
    await expect(refusal(['--state', file])).resolves.toContain(
      `HOLDFAST_SECRET_KEYS is not set and ${file}.key is missing; give the keys of ${file} in the former, or put the latter back`,
    );
  });
});

async function refusal(args: readonly string[]): Promise<string> {
  const error: unknown = await runMockCommand(args).ended.catch((reason: unknown) => reason);
  if (error instanceof CommandError) return error.message;
  throw error;
}

/** What each file of a folder holds. */
function contents(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'latin1')]);
}

describe('--seed', () => {
  const seed = JSON.stringify({ tenants: { demo: { settings: { [interviews]: { start } } } } });

  test('gives what the mock starts with, and counts no more once there is state', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('seed.json'), seed);
    const options = ['--seed', folder.file('seed.json'), '--state', folder.file('state.json')];
    const first = await startMockCommand(options);
    const changed = { start: { ...start, status: false } };
    expect(await post(`${first.url}${interviews}`, { webhooks: {} })).toMatchObject({
      webhooks: { start },
    });
    await post(`${first.url}${interviews}`, { webhooks: changed });
    await first.end();
    const second = await startMockCommand(options);
    expect(second.written.stderr).toContain('the seed is left out');
    expect(await post(`${second.url}${interviews}`, { webhooks: {} })).toMatchObject({
      webhooks: changed,
    });
  });

  test('at fault ends the command with 2 before anything starts or is made', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('seed.json'), seed.replace('demo', 'nobody'));
    const options = ['--seed', folder.file('seed.json'), '--state', folder.file('state.json')];
    const { ended, written } = runMockCommand(options);
    await expect(ended).rejects.toMatchObject({
      message: `${folder.file('seed.json')}#/tenants/nobody: is no tenant; there is demo, demo-2`,
      exit: 2,
    } satisfies Partial<CommandError>);
    expect(written.stdout).toBe('');
    expect(() => statSync(folder.file('state.json.key'))).toThrow('ENOENT');
  });
});

describe('the document', () => {
  const file = (name: string) =>
    fileURLToPath(new URL(`../contract-tests/document/overlay/${name}`, import.meta.url));

  test('takes overlays, which the greeting repeats', async () => {
    const overlay = file('annotations.yaml');
    const { url, written } = await startMockCommand([
      ...['--spec', file('parcels.yaml'), '--overlay', overlay],
    ]);
    const headers = { 'X-Parcel-Key': 'demo', 'Content-Type': 'application/json' };
    const body = JSON.stringify({ notifications: { shipped: { on: false } } });
    const reply = await fetch(`${url}/v3/notifications`, { method: 'POST', headers, body });
    expect(await reply.json()).toMatchObject({ current: { shipped: { on: false } } });
    expect(written.stdout).toContain(`--overlay '${overlay}'`);
  });

  test('is followed with --watch', async () => {
    using folder = temporaryFolder();
    const spec = folder.file('api.json');
    writeFileSync(spec, JSON.stringify(openapi));
    const mock = await startMockCommand(['--spec', spec, '--watch']);
    writeFileSync(spec, 'nothing');
    await mock.until(/^still serving the last good document: /m);
    writeFileSync(spec, JSON.stringify(openapi));
    await mock.until(/^reloaded the document$/m);
  });

  test('cannot be followed where there is no file of it', async () => {
    await expect(runMockCommand(['--watch']).ended).rejects.toThrow(
      '--watch has no file to watch; give --spec FILE or --overlay FILE',
    );
  });
});

describe('other machines', () => {
  test('are warned of once when the mock listens for them', async () => {
    const { written } = await startMockCommand(['--host', '0.0.0.0']);
    expect(written.stderr.match(/On 0\.0\.0\.0 other machines can use this mock/g)).toHaveLength(1);
  });

  test('are no concern of a mock on this machine alone', async () => {
    expect((await startMockCommand(['--host', 'localhost'])).written.stderr).toBe('');
  });

  test.each(['', 'a b', 'host:80', 'http://host', 'a/b'])(
    'are allowed by their name, and "%s" is none',
    async host => {
      await expect(runMockCommand(['--allow-host', host]).ended).rejects.toThrow(
        'give --allow-host a host name or an IP address, without a port',
      );
    },
  );
});
