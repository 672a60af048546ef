import { describe, expect, test } from 'vitest';
import { expectProblem, type RunningMock, runMock } from '../testing/running-mock.ts';
import { interviews } from '../testing/settings.ts';

const path = '/__admin/scenarios';

const put = (mock: RunningMock, body: unknown, key = 'demo') =>
  mock.call(path, { method: 'PUT', key, body });
const get = async (mock: RunningMock, key = 'demo') =>
  (await mock.call(path, { method: 'GET', key })).body;
const status = async (mock: RunningMock, key = 'demo', headers = {}) =>
  (await mock.call(interviews, { key, headers, body: { webhooks: {} } })).status;

describe('the scenarios of a tenant', () => {
  test('act on all its requests, and on nobody else’s', async () => {
    const mock = await runMock();
    const list = [{ name: 'rate-limited', 'retry-after': 5 }];
    const reply = await put(mock, list);
    expect([reply.status, reply.body]).toEqual([200, list]);
    expect([await status(mock), await status(mock), await status(mock, 'demo-2')]).toEqual([
      429, 429, 200,
    ]);
    expect(await get(mock)).toEqual(list);
    expect(await get(mock, 'demo-2')).toEqual([]);
  });

  test('show what is left of their times, and leave the list with the last', async () => {
    const mock = await runMock();
    await put(mock, [{ name: 'server-error', times: 2 }]);
    expect(await status(mock)).toBe(500);
    expect(await get(mock)).toEqual([{ name: 'server-error', times: 1 }]);
    expect([await status(mock), await status(mock)]).toEqual([500, 200]);
    expect(await get(mock)).toEqual([]);
  });

  test('show every parameter, and may be put back', async () => {
    const mock = await runMock();
    await put(mock, [{ name: 'slow', delay: 0 }, { name: 'flaky' }]);
    const shown = await get(mock);
    expect(shown).toEqual([
      { name: 'slow', delay: 0, jitter: 0, seed: 1 },
      { name: 'flaky', share: 0.5, seed: 1 },
    ]);
    expect((await put(mock, shown)).body).toEqual(shown);
  });

  test('end with DELETE, and outlive a reset', async () => {
    const mock = await runMock();
    await put(mock, [{ name: 'server-error' }]);
    await mock.call('/__admin/reset');
    expect(await status(mock)).toBe(500);
    expect((await mock.call(path, { method: 'DELETE' })).status).toBe(204);
    expect(await status(mock)).toBe(200);
  });

  test('stand back where a request has a header of its own', async () => {
    const mock = await runMock();
    await put(mock, [{ name: 'server-error', times: 1 }]);
    expect(await status(mock, 'demo', { 'X-Holdfast-Scenario': '' })).toBe(200);
    expect(await status(mock, 'demo', { 'X-Holdfast-Scenario': 'rate-limited' })).toBe(429);
    expect(await status(mock)).toBe(500);
  });
});

describe('what cannot be', () => {
  test.each([
    [{}, '#', 'must be a list of scenarios'],
    [['slow'], '#/0/name', 'must be an object with a name'],
    [[{}], '#/0/name', 'is not the name of a scenario'],
    [[{ name: 'offline' }, { name: 'slow', delay: '5' }], '#/1/delay', 'must be a whole number'],
    [[{ name: 'leaky' }], '#/0/rule', 'is required'],
    [[{ name: 'offline', wait: 1 }], '#/0/wait', 'is not known'],
    [Array.from({ length: 17 }, () => ({ name: 'offline' })), '#', 'must not be longer than 16'],
  ])('%j is a 400 with its pointer, and the former list stays', async (body, pointer, detail) => {
    const mock = await runMock();
    await put(mock, [{ name: 'server-error' }]);
    const reply = await put(mock, body);
    expectProblem(reply, 400, 'invalid-request');
    expect(reply.at('errors', '0')).toMatchObject({
      pointer,
      detail: expect.stringContaining(detail),
    });
    expect(await get(mock)).toEqual([{ name: 'server-error' }]);
  });

  test('names all violations at once', async () => {
    const reply = await put(await runMock(), [{ name: 'slow', delay: -1, jitter: -1, x: 1 }]);
    const errors = reply.at('errors');
    const pointers = Array.isArray(errors) ? errors.map(({ pointer }) => pointer) : [];
    expect(pointers).toEqual(['#/0/delay', '#/0/jitter', '#/0/x']);
  });

  test('takes a key and one of its methods', async () => {
    const mock = await runMock();
    expectProblem(await mock.call(path, { method: 'GET', key: null }), 401, 'unauthorized');
    const post = await mock.call(path, { method: 'POST', body: [] });
    expectProblem(post, 405, 'method-not-allowed');
    expect(post.headers.get('allow')).toBe('GET, HEAD, PUT, DELETE');
  });
});
