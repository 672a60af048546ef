import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundleDocument } from './bundle-document.ts';

function given(name: string, text = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-size-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function pipe(): string {
  const file = `${given('other')}.fifo`;
  execFileSync('mkfifo', [file]);
  return file;
}

function huge(): string {
  const file = given('huge.yaml');
  truncateSync(file, 64_000_001);
  return file;
}

const laughs = [
  'openapi: 3.1.0',
  'a: &a0 [1]',
  ...Array.from({ length: 40 }, (_, n) => `b${n}: &a${n + 1} [*a${n}, *a${n}]`),
];
const nested = [
  'openapi: 3.1.0',
  'b: &a0 [1]',
  ...Array.from({ length: 300 }, (_, n) => `c${n}: &a${n + 1} [*a${n}]`),
];

const endless: readonly (readonly [string, () => string, string])[] = [
  ['a pipe', pipe, 'is no ordinary file; give one'],
  ['a device', () => '/dev/zero', 'is no ordinary file; give one'],
  ['a folder', tmpdir, 'is a folder; give a file in it'],
  ['a huge file', huge, 'is larger than the 64 MB that are read of a document; give a smaller one'],
  [
    'aliases of aliases',
    () => given('a.yaml', laughs.join('\n')),
    'it has more than 5000000 values, aliases written out; give a smaller one',
  ],
  [
    'an alias of itself',
    () => given('b.yaml', 'openapi: 3.1.0\nx: &x [*x]\n'),
    'an alias in it stands for what it stands in; write it out',
  ],
  [
    'a deep nest',
    () => given('c.yaml', nested.join('\n')),
    'it is nested deeper than 256 levels; make it flatter',
  ],
];

test.each(endless)('%s is no document', async (_, make, sentence) => {
  const file = make();
  await expect(bundleDocument(file)).rejects.toMatchObject({
    name: 'ContractError',
    message: `${file}: ${sentence}`,
  });
});

test.each(endless)('%s is no overlay', async (_, make, sentence) => {
  const file = make();
  await expect(bundleDocument('openapi/openapi.yaml', [file])).rejects.toMatchObject({
    name: 'ContractError',
    message: `${file}: ${sentence}`,
  });
});

test.each(endless)('%s is nothing to refer to', async (_, make, sentence) => {
  const $ref = make();
  const paths = {
    '/a': {
      get: {
        responses: {
          200: { description: 'x', content: { 'application/json': { schema: { $ref } } } },
        },
      },
    },
  };
  const file = given(
    'api.json',
    JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths }),
  );
  await expect(bundleDocument(file, [], { allowRemoteRefs: true })).rejects.toMatchObject({
    name: 'ContractError',
    message: expect.stringContaining(sentence.split(';')[0] ?? ''),
  });
});

test('an answer without an end is no document', async () => {
  const server = createServer((_, response) => {
    const piece = Buffer.alloc(1_000_000, '#');
    response.on('drain', () => response.write(piece));
    while (response.write(piece));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  onTestFinished(() => server.closeAllConnections());
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api.yaml`;
  await expect(bundleDocument(url)).rejects.toMatchObject({
    message: `${url}: is larger than the 64 MB that are read of a document; give a smaller one`,
  });
});

test('all files of a document count together', async () => {
  const [first, second] = [
    given('first.yaml', `# ${'x'.repeat(40_000_000)}\ntype: string`),
    given('second.yaml', `# ${'x'.repeat(40_000_000)}\ntype: string`),
  ];
  const schema = { allOf: [{ $ref: first }, { $ref: second }] };
  const paths = {
    '/a': {
      get: {
        responses: { 200: { description: 'x', content: { 'application/json': { schema } } } },
      },
    },
  };
  const file = given(
    'api.json',
    JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths }),
  );
  await expect(bundleDocument(file, [], { allowRemoteRefs: true })).rejects.toMatchObject({
    message: expect.stringContaining('larger than'),
  });
});
