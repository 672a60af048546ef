import { describe, expect, test } from 'vitest';
import { nearestRoutes } from './nearest-routes.ts';
import { runMock } from './testing/running-mock.ts';

const routes = [
  { method: 'get', path: '/tests' },
  { method: 'post', path: '/webhooks' },
  { method: 'get', path: '/webhooks/{id}' },
  { method: 'put', path: '/webhooks/{id}' },
  { method: 'post', path: '/ai-interviews/settings/webhooks' },
];

describe('the nearest route of', () => {
  test.each([
    ['POST', '/webhook', 'POST /webhooks'],
    ['POST', '/WEBHOOKS/', 'POST /webhooks'],
    ['POST', '//webhooks', 'POST /webhooks'],
    ['PUT', '/webhook/1a2b3c4d5e', 'PUT /webhooks/{id}'],
    ['GET', '/webhook/1a2b3c4d5e', 'GET /webhooks/{id}'],
    ['POST', '/ai-interview/settings/webhook', 'POST /ai-interviews/settings/webhooks'],
    ['GET', '/test', 'GET /tests'],
  ])('%s %s is %s', (method, path, expected) => {
    expect(nearestRoutes(routes, { method, path })[0]).toBe(expected);
  });
});

test('a few are named, however many there are', () => {
  expect(nearestRoutes(routes, { method: 'GET', path: '/' })).toHaveLength(3);
  expect(nearestRoutes([], { method: 'GET', path: '/' })).toEqual([]);
});

test('an unknown path is answered with them, and never repeated', async () => {
  const reply = await (await runMock()).call('/ai-interviews/webhooks/<b>', { body: {} });
  expect(reply.at('detail')).toBe(
    'the nearest routes are POST /ai-interviews/settings/webhooks, POST /webhooks',
  );
});
