import { expect, test } from 'vitest';
import { readContract } from '../../src/contract/read-contract.ts';
import openapi from '../../src/generated/openapi.json' with { type: 'json' };
import { altered } from '../document/altered.ts';
import { minimalServer } from './minimal/server.ts';
import { foreignKeys, running, verifyForeign } from './running.ts';

/** Every method and path that a run sends to the target itself, and what comes of it. */
async function run(document: unknown, wishes: { readonly only?: readonly string[] } = {}) {
  const own = minimalServer({ keys: Object.values(foreignKeys), testHooks: true });
  const sent = new Set<string>();
  await using target = await running((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (!path.startsWith('/test-hooks/')) sent.add(`${request.method} ${path}`);
    own(request, response);
  });
  const contract = readContract(document);
  const report = await verifyForeign(target, {
    contract,
    testHooks: '/test-hooks',
    runs: 2,
    ...wishes,
  });
  expect(report.summary.held).toBeGreaterThan(0);
  return { sent: [...sent].toSorted(), report };
}

/** The same of a whole run: every rule, every level. */
async function sentTo(document: unknown): Promise<readonly string[]> {
  return (await run(document)).sent;
}

test('beside the operations under test only safe methods are sent', async () => {
  expect(await sentTo(openapi)).toEqual([
    'GET /ai-interviews/settings/webhooks',
    'GET /ai-interviews/settings/webhooks/no-such-address',
    'GET /webhooks',
    'GET /webhooks/no-such-address',
    'HEAD /ai-interviews/settings/webhooks',
    'HEAD /webhooks',
    'OPTIONS /ai-interviews/settings/webhooks',
    'OPTIONS /webhooks',
    'POST /ai-interviews/settings/webhooks',
    'POST /webhooks',
    'PROPFIND /ai-interviews/settings/webhooks',
    'PROPFIND /webhooks',
  ]);
});

test('but for HEAD, which is safe as well, no method that a path has is sent, and no address that there may be', async () => {
  const withGet = altered(openapi, ['paths', '/webhooks'], {
    get: { responses: { 200: { description: 'any' } } },
    delete: {},
  });
  const more = altered(withGet, ['paths'], {
    '/webhooks/{id}': { get: {}, post: {}, delete: {} },
    '/ai-interviews/settings/{kind}': { get: {}, propfind: {} },
  });
  expect(await sentTo(more)).toEqual([
    'GET /ai-interviews/settings/webhooks/no-such-address',
    'HEAD /ai-interviews/settings/webhooks',
    'HEAD /webhooks',
    'OPTIONS /ai-interviews/settings/webhooks',
    'OPTIONS /webhooks',
    'POST /ai-interviews/settings/webhooks',
    'POST /webhooks',
    'PROPFIND /ai-interviews/settings/webhooks',
    'PROPFIND /webhooks',
  ]);
});

const { post } = openapi.paths['/webhooks'];

test('an annotated DELETE is left out by name, and the rest is judged', async () => {
  const annotated = { delete: { ...post, operationId: 'removeWebhooks' } };
  const document = altered(openapi, ['paths'], { '/webhooks/all': annotated });
  const only = ['omitted-hook-is-kept', 'endpoints-are-separate', 'errors-are-problems'];
  const { sent, report } = await run(document, { only });
  expect(sent.filter(one => /DELETE|all/.test(one))).toEqual([]);
  expect(report.summary).toMatchObject({ held: 6, broken: 0 });
  const left = report.rules.filter(({ operation }) => operation === 'DELETE /webhooks/all');
  expect(left.map(rule => rule.verdict === 'unobservable' && rule.reason)).toEqual(
    only.map(
      () =>
        'verify sends no DELETE, since what it does cannot be taken back; DELETE /webhooks/all is left out',
    ),
  );
});

test('a document with nothing but a DELETE is refused before anything is sent', async () => {
  const document = { ...openapi, paths: { '/webhooks': { delete: post } }, webhooks: {} };
  const contract = readContract(document);
  const nowhere = { url: 'http://127.0.0.1:9' };
  await expect(verifyForeign(nowhere, { contract })).rejects.toThrow(
    'DELETE /webhooks: verify sends no DELETE, since what it does cannot be taken back; annotate an operation of another method',
  );
});
