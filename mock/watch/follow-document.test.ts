import { renameSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { loadContractFrom } from '../../src/contract/load-contract.ts';
import openapi from '../../src/generated/openapi.json' with { type: 'json' };
import { createMockServer } from '../mock-server.ts';
import { interviews, start } from '../testing/settings.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { followDocument } from './follow-document.ts';

type Document = typeof openapi;

/** The platform's document with a title of its own. */
function titled(title: string, change: (document: Document) => unknown = () => undefined): string {
  const document = structuredClone(openapi);
  document.info.title = title;
  change(document);
  return JSON.stringify(document);
}

async function follow(text: string) {
  const folder = temporaryFolder();
  const spec = folder.file('api.json');
  writeFileSync(spec, text);
  const load = () => loadContractFrom({ spec });
  const { contract, files } = await load();
  const mock = await createMockServer({ contract, document: spec, now: () => 0 });
  const { url } = await mock.listen();
  const lines: string[] = [];
  const following = followDocument({ mock, files, load, report: line => lines.push(line) });
  onTestFinished(async () => {
    following.close();
    await mock.close();
    folder[Symbol.dispose]();
  });
  const call = async (path: string, body?: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { apiKey: 'demo', 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    return { status: response.status, headers: response.headers, answer };
  };
  return { folder, spec, lines, call };
}

const patience = { timeout: 20_000 };

test('a change is served, and what was remembered stays', async () => {
  const { spec, lines, call } = await follow(titled('before'));
  await call(interviews, { webhooks: { start } });
  expect((await call('/third', { webhooks: {} })).status).toBe(404);
  writeFileSync(
    spec,
    titled('after', ({ paths }) => {
      const { post } = paths[interviews];
      Reflect.set(paths, '/third', { post: { ...post, operationId: 'third' } });
    }),
  );
  await vi.waitFor(() => expect(lines).toContain('reloaded the document'), patience);
  const { answer } = await call('/third', { webhooks: {} });
  expect(answer).toMatchObject({ webhooks: { start } });
});

test('what no longer fits is dropped, and told by its place', async () => {
  const { spec, lines, call } = await follow(titled('before'));
  await call(interviews, { webhooks: { start } });
  writeFileSync(
    spec,
    titled('after', ({ components }) => {
      components.schemas.HookPatch.properties.url.maxLength = 10;
    }),
  );
  await vi.waitFor(
    () => expect(lines.join('\n')).toContain('demo aiInterviewWebhooks/start/url'),
    patience,
  );
  const { answer } = await call(interviews, { webhooks: {} });
  expect(answer).toMatchObject({ webhooks: { start: { status: false, url: null } } });
});

test.each([
  ['that is cut off', '{"openapi": "3.1.0",'],
  [
    'with a broken schema',
    titled('broken', ({ components }) => Reflect.set(components.schemas.HookPatch, 'type', 'x')),
  ],
])(
  'one %s is told on stderr, in answers and as a status, and the good one is served',
  async (_, broken) => {
    const { spec, lines, call } = await follow(titled('before'));
    const good = { document: spec, loadedAt: '1970-01-01T00:00:00.000Z', error: null };
    expect((await call('/__admin/status')).answer).toEqual(good);
    writeFileSync(spec, broken);
    await vi.waitFor(
      () => expect(lines.at(-1)).toMatch(/^still serving the last good document: .+api\.json[:#]/),
      patience,
    );
    const meanwhile = await call(interviews, { webhooks: { start } });
    expect([meanwhile.status, meanwhile.answer]).toMatchObject([200, { webhooks: { start } }]);
    expect(meanwhile.headers.get('x-holdfast-document-error')).toContain('api.json');
    expect((await call('/__admin/status')).answer).toEqual({
      ...good,
      error: expect.stringContaining('api.json'),
    });

    writeFileSync(spec, titled('mended'));
    await vi.waitFor(() => expect(lines).toContain('reloaded the document'), patience);
    const mended = await call(interviews, { webhooks: {} });
    expect(mended.headers.get('x-holdfast-document-error')).toBeNull();
    expect(mended.answer).toMatchObject({ webhooks: { start } });
    expect((await call('/__admin/status')).answer).toEqual(good);
  },
);

test('a change by another file in its place is seen, time after time', async () => {
  const { folder, spec, call } = await follow(titled('before'));
  for (const path of ['/first', '/second']) {
    writeFileSync(
      folder.file('new.json'),
      titled('after', ({ paths }) => Reflect.set(paths, path, paths[interviews])),
    );
    renameSync(folder.file('new.json'), spec);
    await vi.waitFor(
      async () => expect((await call(path, { webhooks: {} })).status).toBe(200),
      patience,
    );
  }
});

test('a change of a file that it refers to is seen, and one that was missing', async () => {
  const hook = openapi.components.schemas.HookPatch;
  const { folder, lines } = await follow(titled('before'));
  writeFileSync(
    folder.file('api.json'),
    titled('after', ({ components }) => {
      Reflect.set(components.schemas, 'HookPatch', { $ref: 'hook.json' });
    }),
  );
  await vi.waitFor(() => expect(lines.join()).toContain('still serving'), patience);
  writeFileSync(folder.file('hook.json'), JSON.stringify(hook));
  await vi.waitFor(() => expect(lines.at(-1)).toBe('reloaded the document'), patience);
  writeFileSync(folder.file('hook.json'), JSON.stringify({ ...hook, title: 'Another' }));
  await vi.waitFor(
    () => expect(lines.filter(line => line === 'reloaded the document')).toHaveLength(2),
    patience,
  );
});
