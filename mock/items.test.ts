import { describe, expect, test } from 'vitest';
import { type RunningMock, runMock } from './testing/running-mock.ts';
import {
  auth,
  interviews,
  settings,
  shownAuth,
  start,
  submission,
  unset,
} from './testing/settings.ts';

describe('items', () => {
  async function create(mock: RunningMock, collection: string, count: number) {
    const reply = await mock.call(`/__admin/items/${collection}`, { body: { count } });
    expect(reply.status).toBe(201);
    const ids = reply.at('ids');
    expect(ids).toHaveLength(count);
    return Array.isArray(ids) ? ids.map(String) : [];
  }

  async function item(mock: RunningMock, collection: string, id = '') {
    const reply = await mock.call(`/__admin/items/${collection}/${id}`, { method: 'GET' });
    expect(reply.status).toBe(200);
    expect(reply.at('id')).toBe(id);
    return reply.at('webhooks');
  }

  test('start from the settings of their moment', async () => {
    const mock = await runMock();
    const [before] = await create(mock, 'aiInterviews', 1);
    await mock.call(interviews, { body: { webhooks: { start, auth } } });
    const [after] = await create(mock, 'aiInterviews', 1);
    expect(await item(mock, 'aiInterviews', before)).toMatchObject({ start: unset });
    expect(await item(mock, 'aiInterviews', after)).toMatchObject({ start, auth: shownAuth });
  });

  test('updateAll copies the sent keys to every item of its collection and of no other', async () => {
    const mock = await runMock();
    const ids = await create(mock, 'aiInterviews', 3);
    const [other] = await create(mock, 'assessments', 1);
    await mock.call(`/__admin/items/aiInterviews/${ids[1]}`, {
      method: 'PUT',
      body: { webhooks: { submission } },
    });
    await mock.call(interviews, { body: { webhooks: { start, auth }, updateAll: true } });
    for (const id of ids) {
      expect(await item(mock, 'aiInterviews', id)).toMatchObject({
        start,
        submission: id === ids[1] ? submission : unset,
        auth: shownAuth,
      });
    }
    expect(await item(mock, 'assessments', other)).toMatchObject({ start: unset });
  });

  test('without updateAll no item changes', async () => {
    const mock = await runMock();
    const [id] = await create(mock, 'aiInterviews', 1);
    await mock.call(interviews, { body: { webhooks: { start }, updateAll: false } });
    expect(await item(mock, 'aiInterviews', id)).toMatchObject({ start: unset });
  });

  test('a change of one item follows the rules of an update, with pointers into its own body', async () => {
    const mock = await runMock();
    const [id] = await create(mock, 'assessments', 1);
    const put = (webhooks: unknown) =>
      mock.call(`/__admin/items/assessments/${id}`, { method: 'PUT', body: { webhooks } });
    expect((await put({ auth })).at('webhooks', 'auth')).toEqual(shownAuth);
    const wrongType = await put({ start: { status: 'yes' } });
    const noUrl = await put({ start: { status: true } });
    expect([wrongType.status, noUrl.status]).toEqual([400, 400]);
    expect(wrongType.at('errors', '0', 'pointer')).toBe('#/webhooks/start/status');
    expect(noUrl.at('errors', '0', 'pointer')).toBe('#/webhooks/start/url');
    expect(await item(mock, 'assessments', id)).toMatchObject({ start: unset, auth: shownAuth });
  });

  test('a change of one item is told its faults around the patch and in it at once', async () => {
    const mock = await runMock();
    const [id] = await create(mock, 'assessments', 1);
    const body = { webhooks: { start: { status: 1, url: 'x' } }, updateAll: true };
    const reply = await mock.call(`/__admin/items/assessments/${id}`, { method: 'PUT', body });
    expect(reply.body).toMatchObject({
      errors: [
        { pointer: '#/updateAll' },
        { pointer: '#/webhooks/start/status' },
        { pointer: '#/webhooks/start/url' },
      ],
    });
  });

  test('an item of another tenant or collection is not there', async () => {
    const mock = await runMock();
    const [id] = await create(mock, 'assessments', 1);
    const path = `/__admin/items/assessments/${id}`;
    expect((await mock.call(path, { method: 'GET', key: 'demo-2' })).status).toBe(404);
    const elsewhere = await mock.call(`/__admin/items/aiInterviews/${id}`, { method: 'GET' });
    expect(elsewhere.status).toBe(404);
  });

  test('reset forgets the settings and items of its tenant alone', async () => {
    const mock = await runMock();
    for (const key of ['demo', 'demo-2'])
      await mock.call(interviews, { key, body: { webhooks: { start } } });
    const [id] = await create(mock, 'aiInterviews', 1);
    expect((await mock.call('/__admin/reset')).status).toBe(204);
    expect(await settings(mock)).toMatchObject({ start: unset });
    expect(await settings(mock, 'demo-2')).toMatchObject({ start });
    const gone = await mock.call(`/__admin/items/aiInterviews/${id}`, { method: 'GET' });
    expect(gone.status).toBe(404);
  });
});
