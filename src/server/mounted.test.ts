import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../http/listen.ts';
import { openSqlite } from '../store/testing/stores.ts';
import type { Failure } from './observer.ts';
import { createRouter, type Middleware } from './router.ts';
import type { RouterOptions } from './router-options.ts';
import { tenantKey } from './tenant-key.ts';
import { expectProblem } from './testing/problems.ts';
import { acme, send } from './testing/running.ts';

const body = { webhooks: { start: { status: true, url: 'https://example.com/start' } } };
const view = { webhooks: { start: { status: true, url: 'https://example.com/start' } } };
const interviews = '/ai-interviews/settings/webhooks';

const echo: RequestHandler = (request, response) => response.json({ parsed: request.body });
const inEncoding: RequestHandler = (request, _response, next) => {
  request.setEncoding('utf8');
  next();
};
const hostNotFound: RequestHandler = (_request, response) =>
  response.status(404).json('of the app');
const hostErrors: ErrorRequestHandler = (_error, _request, response, _next) =>
  response.status(418).json('of the app');

/** An app of somebody else that mounts the router among its own routes. */
async function startHost(
  mount: (app: Express, router: Middleware) => void,
  options: Partial<RouterOptions> = {},
) {
  const store = openSqlite(':memory:');
  const keys = [tenantKey('acme', acme.apiKey)];
  const app = express();
  mount(app, createRouter({ store, keys, ...options }));
  app.post('/echo', express.json(), echo);
  app.get('/fails', () => {
    throw new Error('of the app');
  });
  app.use(hostNotFound);
  app.use(hostErrors);
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    await server.stop();
    await store.close();
  });
  return (path: string, call: Parameters<typeof send>[1] = {}) =>
    send(new URL(path, server.url), call);
}

describe('the router alone', () => {
  test('answers under a prefix, with its own headers and request id', async () => {
    const call = await startHost((app, router) => app.use('/api/v1', router));
    const answer = await call(`/api/v1${interviews}`, { body });
    expect(answer).toMatchObject({ status: 200, body: view });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-request-id')).toMatch(/\S/);
  });

  test('answers its own refusals, whatever the app does with errors', async () => {
    const call = await startHost((app, router) => app.use('/api', router), { admin: true });
    expectProblem(await call(`/api${interviews}`, { headers: {} }), 401, 'unauthorized');
    const { status, headers } = await call(`/api${interviews}`, { method: 'OPTIONS' });
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    expectProblem(await call('/api/__admin/items/%', {}), 400, 'malformed-request');
  });

  test.each(['/', '/api', '/else'])(
    'mounted at %s leaves other addresses, bodies and errors to the app',
    async prefix => {
      const call = await startHost((app, router) => app.use(prefix, router));
      const base = prefix === '/' ? '' : prefix;
      expect(await call(`${base}/webhooks/`)).toMatchObject({ status: 404, body: 'of the app' });
      expect(await call(`${base}/healthz`, { method: 'GET' })).toMatchObject({ status: 404 });
      expect((await call('/nothing')).body).toBe('of the app');
      expect((await call('/fails', { method: 'GET' })).status).toBe(418);
      const echoed = await call('/echo', { body });
      expect(echoed.body).toEqual({ parsed: body });
      expect(echoed.headers.get('x-request-id')).toBeNull();
    },
  );

  test('hears nothing of an error from in front of it', async () => {
    const call = await startHost((app, router) => {
      app.use((_request, _response, next) => next(new Error('of the app')));
      app.use(router);
    });
    expect(await call(interviews, { body })).toMatchObject({ status: 418, body: 'of the app' });
  });

  test.each([
    ['that a parser has read', express.json()],
    ['that comes as text, in an encoding that the app has set', inEncoding],
  ])('keeps its hands off a body %s, and says so in the log', async (_, handler) => {
    const failures: Failure[] = [];
    const call = await startHost((app, router) => app.use(handler, router), {
      observers: [{ failed: failure => failures.push(failure) }],
    });
    expectProblem(await call(interviews, { body }), 500, 'internal-error');
    expect(failures).toMatchObject([{ error: 'body-already-read' }]);
  });
});
