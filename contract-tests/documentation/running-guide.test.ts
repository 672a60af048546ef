import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { codeBlocks, root } from './code-blocks.ts';
import { type Finished, run, type Started, start } from './shell.ts';

const guide = 'docs/running.md';
const [makeSecretKeys, makeApiKey, serve, call, check, otherApiKey, addSecretKey, rotate, ...rest] =
  codeBlocks(guide, 'sh');
const folder = temporaryFolder();
let server: Started;

/** A block as a reader types it, in the folder of this test and with the command of this checkout. */
function typed(block = ''): string {
  const holdfast = `holdfast() { '${process.execPath}' '${root}cli/main.ts' "$@"; }`;
  return `set -e; cd '${folder.file('.')}'; ${holdfast}; ${block}`;
}

async function expectToRun(block?: string): Promise<Finished> {
  const finished = await run(typed(block));
  expect(finished).toMatchObject({ code: 0 });
  return finished;
}

async function restart(): Promise<void> {
  await server?.[Symbol.asyncDispose]();
  const script = typed(serve?.replace('holdfast serve', 'holdfast serve --port 0'));
  server = await start(`bash -c '${script.replaceAll("'", `'\\''`)}'`);
}

async function expectToAnswer(): Promise<void> {
  const { output } = await expectToRun(call?.replaceAll('http://127.0.0.1:4020', server.url));
  expect(output).toContain('{"status":"ready"}');
  expect(output).toContain('"status":"success"');
}

beforeAll(async () => {
  await expectToRun(makeSecretKeys);
  await expectToRun(makeApiKey);
  await restart();
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

describe('what docs/running.md shows works', () => {
  test('every block is known here', () => {
    expect(rest).toEqual([]);
  });

  test('the server is ready and answers the key that was made', expectToAnswer);

  test('everything is as it was written, beside the running server', async () => {
    const { output } = await expectToRun(check);
    expect(output).toContain('Everything is as it was written.');
  });

  test('another key works at once, and the list shows none', async () => {
    const { output } = await expectToRun(otherApiKey);
    const key = readFileSync(folder.file('new.key'), 'utf8').trim();
    expect(output).toContain('acme');
    expect(output).not.toContain(key);
    const answer = await fetch(`${server.url}/webhooks`, {
      method: 'POST',
      headers: { apiKey: key, 'content-type': 'application/json' },
      body: '{"webhooks":{}}',
    });
    expect(answer.status).toBe(200);
  });

  test('the keys of secrets are changed', async () => {
    await expectToRun(addSecretKey);
    expect(readFileSync(folder.file('holdfast.env'), 'utf8')).toMatch(/=k2:.+,k1:/);
    await restart();
    await expectToRun(rotate);
    expect(readFileSync(folder.file('holdfast.env'), 'utf8')).toMatch(/=k2:[^,]+\n$/);
    await expectToAnswer();
    await restart();
    await expectToAnswer();
  });

  test('its links lead to files', () => {
    const text = readFileSync(`${root}${guide}`, 'utf8');
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => path);
    expect(links).toHaveLength(3);
    for (const path of links) expect(() => readFileSync(`${root}docs/${path}`)).not.toThrow();
  });
});

test.each(['holdfast.service', 'compose.yaml'])(
  'docs/examples/%s starts the server with options that there are',
  async name => {
    const text = readFileSync(`${root}docs/examples/${name}`, 'utf8');
    const [, options = ''] = /holdfast serve (.*)$/m.exec(text) ?? [];
    const main = `${root}cli/main.ts`;
    const { stdout: help } = await promisify(execFile)(process.execPath, [main, 'serve', '--help']);
    const given = options.match(/--[\w-]+/g) ?? [];
    expect(given.length).toBeGreaterThan(3);
    for (const option of given) expect(help).toContain(`  ${option} `);
  },
);
