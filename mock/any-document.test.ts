import { expect, test } from 'vitest';
import { readContract } from '../src/contract/read-contract.ts';
import openapi from '../src/generated/openapi.json' with { type: 'json' };
import { runMock } from './testing/running-mock.ts';
import { settings, start, unset } from './testing/settings.ts';

test('a third endpoint needs no code', async () => {
  const document = structuredClone(openapi);
  const { post } = document.paths['/ai-interviews/settings/webhooks'];
  const third = {
    ...post,
    operationId: 'updateThird',
    'x-settings-update': {
      ...post['x-settings-update'],
      resource: 'thirds',
      cascade: { when: '$request.body#/updateAll', to: 'thirds' },
    },
  };
  const mock = await runMock({
    contract: readContract({
      ...document,
      paths: { ...document.paths, '/third': { post: third } },
    }),
  });
  await mock.call('/__admin/items/thirds', { body: { count: 1 } });
  const reply = await mock.call('/third', { body: { webhooks: { start }, updateAll: true } });
  expect(reply.at('webhooks', 'start')).toEqual(start);
  const shown = await mock.call('/__admin/items/thirds/1', { method: 'GET' });
  expect(shown.at('webhooks', 'start')).toEqual(start);
  expect(await settings(mock)).toMatchObject({ start: unset });
});

test('operations without annotation are as in plain Prism', async () => {
  const thing = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
  const mock = await runMock({
    contract: readContract({
      ...structuredClone(openapi),
      paths: {
        ...structuredClone(openapi.paths),
        '/things/{id}': {
          get: {
            security: [],
            responses: {
              200: {
                description: 'A thing.',
                content: { 'application/json': { schema: thing, example: { name: 'a' } } },
              },
            },
          },
          put: {
            security: [],
            requestBody: { required: true, content: { 'application/json': { schema: thing } } },
            responses: { 204: { description: 'Changed.' } },
          },
        },
      },
    }),
  });
  const got = await mock.call('/things/7', { method: 'GET', key: null });
  expect([got.status, got.body]).toEqual([200, { name: 'a' }]);
  const put = (body: unknown) => mock.call('/things/7', { method: 'PUT', key: null, body });
  expect((await put({ name: 'b' })).status).toBe(204);
  const refused = await put({ name: 5 });
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(refused.status).toBe(400);
  const other = await mock.call('/things/7', { key: null });
  expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT']);
});
