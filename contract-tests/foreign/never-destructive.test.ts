import { expect, test } from 'vitest';
import { readContract } from '../../src/contract/read-contract.ts';
import openapi from '../../src/generated/openapi.json' with { type: 'json' };
import { altered } from '../document/altered.ts';
import { minimalServer } from './minimal/server.ts';
import { foreignKeys, running, verifyForeign } from './running.ts';

/** Every method and path that a whole run sends to the target itself. */
async function sentTo(document: unknown): Promise<readonly string[]> {
  const own = minimalServer({ keys: Object.values(foreignKeys), testHooks: true });
  const sent = new Set<string>();
  await using target = await running((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (!path.startsWith('/test-hooks/')) sent.add(`${request.method} ${path}`);
    own(request, response);
  });
  const contract = readContract(document);
  const report = await verifyForeign(target, { contract, testHooks: '/test-hooks', runs: 2 });
  expect(report.summary.held).toBeGreaterThan(0);
  return [...sent].toSorted();
}

test('beside the operations under test only safe methods are sent', async () => {
  expect(await sentTo(openapi)).toEqual([
    'GET /ai-interviews/settings/webhooks',
    'GET /ai-interviews/settings/webhooks/no-such-address',
    'GET /webhooks',
    'GET /webhooks/no-such-address',
    'POST /ai-interviews/settings/webhooks',
    'POST /webhooks',
    'PROPFIND /ai-interviews/settings/webhooks',
    'PROPFIND /webhooks',
  ]);
});

test('no method that a path has is sent to see it refused, and no address that there may be', async () => {
  const withGet = altered(openapi, ['paths', '/webhooks'], { get: {}, delete: {} });
  const more = altered(withGet, ['paths'], {
    '/webhooks/{id}': { get: {}, post: {}, delete: {} },
    '/ai-interviews/settings/{kind}': { get: {}, propfind: {} },
  });
  expect(await sentTo(more)).toEqual([
    'GET /ai-interviews/settings/webhooks/no-such-address',
    'POST /ai-interviews/settings/webhooks',
    'POST /webhooks',
    'PROPFIND /ai-interviews/settings/webhooks',
    'PROPFIND /webhooks',
  ]);
});
