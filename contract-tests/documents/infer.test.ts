import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { infer } from './infer.ts';

const document = { repository: 'somebody/theirs', path: 'openapi.json' };
const texts = (...names: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map(name => [name, { type: 'string' }])),
});
const content = (mediaType: string, schema: object) => ({ content: { [mediaType]: { schema } } });
const update = (mediaType: string, schema: object, shown?: object) => ({
  requestBody: content(mediaType, schema),
  responses: { 200: { description: 'Done.', ...(shown && content('application/json', shown)) } },
});

/** Updates as public documents have them: one of each that can and cannot be told. */
const theirs = {
  openapi: '3.0.3',
  info: { title: 'Theirs', version: '1' },
  paths: {
    '/profile': { patch: update('application/json', texts('name'), texts('name')) },
    '/service': {
      get: { responses: { 200: { description: 'It.' } } },
      put: update(
        'application/x-www-form-urlencoded',
        texts('FriendlyName'),
        texts('friendly_name'),
      ),
    },
    '/password': { put: update('application/json', texts('old', 'new')) },
    '/patched': {
      patch: update('application/json', { type: 'array', items: texts('op', 'path') }, texts('a')),
    },
    '/picture': { put: update('application/octet-stream', { type: 'string' }, texts('a')) },
  },
};

test('tells what can be said of updates, what of that is seen, and why not of the others', async () => {
  using folder = temporaryFolder();
  const file = folder.file(`${document.repository}/${document.path}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(theirs));
  const inferred = await infer(dirname(dirname(dirname(file))), document);
  expect(inferred).toMatchObject({ updates: 5, inferred: 1, expressible: 3, unseen: 2 });
  expect(inferred?.refused).toEqual([
    expect.stringMatching(/^PATCH \/patched: /),
    expect.stringMatching(/^PUT \/picture: .*here are application\/octet-stream/),
  ]);
});
