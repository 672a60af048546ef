import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createTest } from './index.ts';

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());
const document = folder.file('late.json');
const mocked = createTest({ document });

describe('a document', () => {
  mocked.fails('that is not there yet fails the test', ({ mock }) => {
    expect(mock).toBeUndefined();
  });

  test('comes', () => {
    const thing = { description: 'One.', content: { 'application/json': { example: { a: 1 } } } };
    const paths = { '/things': { get: { responses: { 200: thing } } } };
    const info = { title: 'Things', version: '1' };
    writeFileSync(document, JSON.stringify({ openapi: '3.1.0', info, paths }));
  });

  mocked('and is read by the next test', async ({ mock }) => {
    expect((await mock.fetch('/things')).status).toBe(200);
  });
});
