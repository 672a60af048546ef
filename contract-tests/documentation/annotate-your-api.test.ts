import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { codeBlocks, root } from './code-blocks.ts';
import { type Finished, run, type Started, start } from './shell.ts';

const page = 'docs/annotate-your-api.md';
const [init, check, mock, calls, verify, infer, ...others] = codeBlocks(page, 'sh');
const [overlay] = codeBlocks(page, 'yaml');
const folder = temporaryFolder();
let server: Started;

/** A block as a reader types it, in a folder of this test and with the command of this checkout. */
function typed(block = ''): string {
  const holdfast = `holdfast() { '${process.execPath}' '${root}cli/main.ts' "$@"; }`;
  const here = block
    .replaceAll('docs/', `${root}docs/`)
    .replaceAll('http://127.0.0.1:4010', server?.url ?? '');
  return `set -e; cd '${folder.file('.')}'; ${holdfast}; ${here}`;
}

async function expectToRun(block?: string): Promise<Finished> {
  const finished = await run(typed(block));
  expect(finished).toMatchObject({ code: 0 });
  return finished;
}

beforeAll(async () => {
  await expectToRun(init);
  const script = typed(mock?.replace('holdfast mock', 'holdfast mock --port 0'));
  server = await start(`bash -c '${script.replaceAll("'", `'\\''`)}'`);
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

test('every block is known here', () => {
  expect(others).toEqual([]);
});

test('the overlay that is shown is the one that is written', () => {
  expect(readFileSync(folder.file('annotations.yaml'), 'utf8')).toBe(`${overlay}\n`);
});

test('the document can be read with it', () => expectToRun(check));

test('the mock remembers, and shows no password', async () => {
  const { output } = await expectToRun(calls);
  expect(output).toContain('"muted":true');
  expect(output).toContain('"hasPassword":true');
  expect(output).not.toContain('an-example');
});

test('verify holds the mock to it, breaks nothing and leaves nothing', async () => {
  const { output } = await expectToRun(verify);
  expect(output).toMatch(/\d+ held, 0 broken/);
  const listed = await fetch(`${server.url}/teams/ops/alerts`, {
    headers: { Authorization: 'Bearer demo' },
  });
  expect(await listed.json()).toMatchObject({ alerts: [{ id: '1' }] });
  expect(await expectToRun(infer)).toMatchObject({ output: expect.stringContaining('held') });
}, 120_000);
