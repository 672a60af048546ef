import { describe, expect, test } from 'vitest';
import type { Delivery } from '../../src/events/sender.ts';
import { idsOf } from '../../src/server/testing/ids.ts';
import { expectProblem, expectViolation } from '../../src/server/testing/problems.ts';
import { globex } from '../../src/server/testing/running.ts';
import { create, type Offering, offerings, recording } from './offerings.ts';

const interviews = '/ai-interviews/settings/webhooks';
const hook = { status: true, url: 'https://example.com/start' };
const basic = { type: 'basic', basic: { username: 'user', password: 'päss:word' } };

describe.each(offerings)('an event of the %s', (_, startWith) => {
  const start = (sender = recording([])) => startWith(sender);

  const fire = (server: Offering, body: object) => server.call('/__admin/events', { body });

  test('goes to its own hook with the credentials of its item and the sample payload', async () => {
    const sent: Delivery[] = [];
    await using server = await start(recording(sent));
    await server.call(interviews, { body: { webhooks: { start: hook, auth: basic } } });
    const [id] = await create(server, 1);
    const answer = await fire(server, { collection: 'aiInterviews', id, event: 'start' });
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'delivered', status: 204 } });
    expect(sent).toMatchObject([
      {
        url: hook.url,
        credentials: { scheme: 'basic', username: 'user', password: 'päss:word' },
        payload: { invite_status: 'Started' },
      },
    ]);
  });

  test('carries the data that is given', async () => {
    const sent: Delivery[] = [];
    await using server = await start(recording(sent));
    await server.call(interviews, { body: { webhooks: { start: hook } } });
    const [id] = await create(server, 1);
    await fire(server, { collection: 'aiInterviews', id, event: 'start', data: { a: [1] } });
    expect(sent).toEqual([
      { url: hook.url, credentials: { scheme: 'none' }, headers: {}, payload: { a: [1] } },
    ]);
  });

  test('carries the credentials that later updates leave alone', async () => {
    const sent: Delivery[] = [];
    await using server = await start(recording(sent));
    await server.call(interviews, { body: { webhooks: { start: hook, auth: basic } } });
    const [id] = await create(server, 1);
    const more = { webhooks: { submission: { status: true, url: hook.url } }, updateAll: true };
    await server.call(interviews, { body: more });
    await fire(server, { collection: 'aiInterviews', id, event: 'start' });
    expect(sent).toMatchObject([{ credentials: basic.basic }]);
  });

  test('carries a configured header', async () => {
    const sent: Delivery[] = [];
    await using server = await start(recording(sent));
    const auth = { type: 'apikey', apikey: { header: 'X-Hook-Key', apikey: 'k3y' } };
    await server.call(interviews, { body: { webhooks: { start: hook, auth } } });
    const [id] = await create(server, 1);
    await fire(server, { collection: 'aiInterviews', id, event: 'start' });
    const credentials = { scheme: 'header', name: 'X-Hook-Key', value: 'k3y' };
    expect(sent).toMatchObject([{ credentials }]);
  });

  test('carries the header fields that the document describes for it', async () => {
    const sent: Delivery[] = [];
    await using server = await start(recording(sent));
    await server.call('/webhooks', { body: { webhooks: { updates: hook } } });
    const created = await server.call('/__admin/items/assessments', { body: { count: 1 } });
    const [id] = idsOf(created.body);
    await fire(server, { collection: 'assessments', id, event: 'updates' });
    expect(sent).toMatchObject([{ headers: { 'x-company-id': expect.stringMatching(/./) } }]);
  });

  test('of another tenant’s item cannot be fired', async () => {
    const sent: Delivery[] = [];
    await using server = await start(recording(sent));
    await server.call(interviews, { body: { webhooks: { start: hook } } });
    const [id] = await create(server, 1);
    const headers = { ...globex, 'Content-Type': 'application/json' };
    const body = { collection: 'aiInterviews', id, event: 'start' };
    expectProblem(await server.call('/__admin/events', { body, headers }), 404, 'not-found');
    expect(sent).toEqual([]);
  });

  test('that is refused by its receiver tells the status', async () => {
    const refused = { outcome: 'failed', reason: 'status', status: 500 } as const;
    await using server = await start(recording([], refused));
    await server.call(interviews, { body: { webhooks: { start: hook } } });
    const [id] = await create(server, 1);
    const answer = await fire(server, { collection: 'aiInterviews', id, event: 'start' });
    expect(answer.body).toEqual({ outcome: 'failed', status: 500 });
  });

  test('is skipped while its hook is off', async () => {
    const sent: Delivery[] = [];
    await using server = await start(recording(sent));
    await server.call(interviews, { body: { webhooks: { start: hook } } });
    const [id] = await create(server, 1);
    const answer = await fire(server, { collection: 'aiInterviews', id, event: 'submission' });
    expect(answer.body).toEqual({ outcome: 'skipped' });
    expect(sent).toEqual([]);
  });

  test('that fails says so, without the reason', async () => {
    const sender = recording([], { outcome: 'failed', reason: 'no-connection' });
    await using server = await start(sender);
    await server.call(interviews, { body: { webhooks: { start: hook } } });
    const [id] = await create(server, 1);
    const answer = await fire(server, { collection: 'aiInterviews', id, event: 'start' });
    expect(answer.body).toEqual({ outcome: 'failed' });
  });

  test('of no known collection, item or hook is a 404, and an odd body a 400', async () => {
    await using server = await start(recording([]));
    const [id] = await create(server, 1);
    const event = { collection: 'aiInterviews', id, event: 'start' };
    for (const other of [
      { collection: 'x' },
      { id: 'x' },
      { event: 'updates' },
      { event: 'auth' },
    ]) {
      expectProblem(await fire(server, { ...event, ...other }), 404, 'not-found');
    }
    expectViolation(await fire(server, { ...event, id: 1 }), '#/id', 'wrong-type');
    expectViolation(await fire(server, { ...event, more: 1 }), '#/more', 'unknown-member');
  });
});
