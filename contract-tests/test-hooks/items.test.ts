import { describe, expect, test } from 'vitest';
import { idsOf } from '../../src/server/testing/ids.ts';
import { expectProblem, expectViolation } from '../../src/server/testing/problems.ts';
import { globex } from '../../src/server/testing/running.ts';
import { create, items, offerings, recording } from './offerings.ts';

const interviews = '/ai-interviews/settings/webhooks';
const hook = { status: true, url: 'https://example.com/start' };
const off = { status: false, url: null };
const basic = { type: 'basic', basic: { username: 'user', password: 'päss:word' } };

describe.each(offerings)('the test hooks of the %s', (_, startWith) => {
  const start = (sender = recording([])) => startWith(sender);

  describe('items', () => {
    test('start from the settings of the moment', async () => {
      await using server = await start();
      await server.call(interviews, { body: { webhooks: { start: hook, auth: basic } } });
      const [id] = await create(server, 1);
      await server.call(interviews, { body: { webhooks: { start: { status: false } } } });
      const item = await server.call(`${items}/${id}`, { method: 'GET' });
      expect(item).toMatchObject({
        status: 200,
        body: {
          id,
          webhooks: { start: hook, auth: { basic: { password: null, hasPassword: true } } },
        },
      });
    });

    test('that were there before an update stay as they are', async () => {
      await using server = await start();
      const [before] = await create(server, 1);
      await server.call(interviews, { body: { webhooks: { start: hook, auth: basic } } });
      const item = await server.call(`${items}/${before}`, { method: 'GET' });
      expect(item.body).toMatchObject({ webhooks: { start: off, auth: { type: null } } });
    });

    test('are all reached by updateAll, 1,500 of them, in the sent keys only', async () => {
      await using server = await start();
      const ids = await create(server, 1_500);
      const [own] = ids;
      const kept = { status: true, url: 'https://own.example/submission' };
      await server.call(`${items}/${own}`, {
        method: 'PUT',
        body: { webhooks: { submission: kept } },
      });
      await server.call(interviews, {
        body: { webhooks: { start: hook, auth: basic }, updateAll: true },
      });

      const answers = await Promise.all(
        ids.map(id => server.call(`${items}/${id}`, { method: 'GET' })),
      );
      for (const [index, { body }] of answers.entries()) {
        const submission = index === 0 ? kept : off;
        expect(body).toMatchObject({
          webhooks: {
            start: hook,
            submission,
            auth: { type: 'basic', basic: { hasPassword: true } },
          },
        });
      }
    });

    test('are spared without updateAll, and by that of the other endpoint', async () => {
      await using server = await start();
      const [id] = await create(server, 1);
      await server.call(interviews, { body: { webhooks: { start: hook } } });
      await server.call('/webhooks', { body: { webhooks: { start: hook }, updateAll: true } });
      const { body } = await server.call(`${items}/${id}`, { method: 'GET' });
      expect(body).toMatchObject({ webhooks: { start: off } });
    });

    test('change by the rules of an update, auth without a flag', async () => {
      await using server = await start();
      const created = await server.call('/__admin/items/assessments', { body: { count: 1 } });
      const [id] = idsOf(created.body);
      const item = `/__admin/items/assessments/${id}`;
      const changed = await server.call(item, {
        method: 'PUT',
        body: { webhooks: { auth: basic, start: { url: hook.url } } },
      });
      expect(changed).toMatchObject({
        status: 200,
        body: {
          id,
          webhooks: { start: { status: false, url: hook.url }, auth: { type: 'basic' } },
        },
      });
      expect((await server.call(item, { method: 'GET' })).body).toEqual(changed.body);
    });

    test('refuse what an update would refuse, and stay as they are', async () => {
      await using server = await start();
      const [id] = await create(server, 1);
      const put = (body: unknown) => server.call(`${items}/${id}`, { method: 'PUT', body });
      expectViolation(
        await put({ webhooks: {}, updateAll: true }),
        '#/updateAll',
        'unknown-member',
      );
      expectViolation(await put({}), '#/webhooks', 'missing-member');
      expectViolation(
        await put({ webhooks: { updates: hook } }),
        '#/webhooks/updates',
        'unknown-member',
      );
      expectViolation(
        await put({ webhooks: { start: { url: 'x' } } }),
        '#/webhooks/start/url',
        'invalid-value',
      );
      const enabled = await put({ webhooks: { submission: { status: true } } });
      expectViolation(enabled, '#/webhooks/submission/url', 'enabled-hook-needs-url');
      const { body } = await server.call(`${items}/${id}`, { method: 'GET' });
      expect(body).toMatchObject({ webhooks: { submission: off } });
    });

    test('are told their faults around the patch and in it at once', async () => {
      await using server = await start();
      const [id] = await create(server, 1);
      const body = { webhooks: { start: { status: 1, url: 'x' } }, updateAll: true };
      const answer = await server.call(`${items}/${id}`, { method: 'PUT', body });
      expect(answer.body).toMatchObject({
        errors: [
          { pointer: '#/updateAll' },
          { pointer: '#/webhooks/start/status' },
          { pointer: '#/webhooks/start/url' },
        ],
      });
    });

    test.each([0, 10_001, 1.5, '3', null])('are not made in the number %s', async count => {
      await using server = await start();
      const answer = await server.call(items, { body: { count } });
      expect(answer.body).toMatchObject({ status: 400, errors: [{ pointer: '#/count' }] });
    });
  });

  describe('what is not there is a 404', () => {
    test('a collection, an id, another tenant’s item', async () => {
      await using server = await start();
      const [id] = await create(server, 1);
      const get = (path: string, headers?: Record<string, string>) =>
        server.call(path, { method: 'GET', ...(headers && { headers }) });
      for (const answer of [
        await server.call('/__admin/items/constructor', { body: { count: 1 } }),
        await get('/__admin/items/nothing/1'),
        await get(`${items}/no-such-id`),
        await get(`/__admin/items/assessments/${id}`),
        await get(`${items}/${id}`, globex),
        await server.call(`${items}/no-such-id`, { method: 'PUT', body: { webhooks: {} } }),
      ]) {
        expectProblem(answer, 404, 'not-found');
      }
    });

    test('a path that cannot be decoded is a 400', async () => {
      await using server = await start();
      const answer = await server.call(`${items}/%E0%A4%A`, { method: 'GET' });
      expectProblem(answer, 400, 'malformed-request');
    });

    test('other methods are a 405', async () => {
      await using server = await start();
      const answer = await server.call(`${items}/x`, { method: 'DELETE', headers: {} });
      expectProblem(answer, 405, 'method-not-allowed');
      expect(answer.headers.get('allow')).toBe('GET, HEAD, PUT');
    });

    test('all of it without a key is a 401', async () => {
      await using server = await start(recording([]));
      for (const path of ['/__admin/reset', items, '/__admin/events']) {
        expectProblem(await server.call(path, { headers: {} }), 401, 'unauthorized');
      }
    });
  });

  test('a reset forgets this tenant alone', async () => {
    await using server = await start();
    const other = { ...globex, 'Content-Type': 'application/json' };
    const update = { webhooks: { start: hook }, updateAll: true };
    await server.call(interviews, { body: update });
    await server.call(interviews, { body: update, headers: other });
    const [id] = await create(server, 1);
    const reset = await server.call('/__admin/reset');
    expect([reset.status, reset.body]).toEqual([204, undefined]);
    const nothing = { webhooks: {} };
    const view = { webhooks: { start: off } };
    expect((await server.call(interviews, { body: nothing })).body).toMatchObject(view);
    expect((await server.call(`${items}/${id}`, { method: 'GET' })).status).toBe(404);
    const kept = await server.call(interviews, { body: nothing, headers: other });
    expect(kept.body).toMatchObject({ webhooks: { start: hook } });
  });
});
