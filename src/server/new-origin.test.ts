import { expect, test } from 'vitest';
import { createSender } from '../events/send.ts';
import { listen } from '../events/testing/listener.ts';
import { idsOf } from './testing/ids.ts';
import { expectViolation } from './testing/problems.ts';
import { start } from './testing/running.ts';

const interviews = '/ai-interviews/settings/webhooks';
const items = '/__admin/items/aiInterviews';
const auth = { type: 'basic', basic: { username: 'user', password: 'word' } };
const at = (url: string) => ({ status: true, url });
const code = 'auth-required-for-new-origin';

test('with the switch, a stored secret reaches no origin that it was not sent to', async () => {
  const [known, other] = [await listen(), await listen()];
  const sender = createSender({ allowHttp: true, allowHosts: ['127.0.0.1'] });
  await using server = await start({ admin: true, sender, requireAuthForNewOrigin: true });
  const update = (webhooks: object, flags = {}) =>
    server.call(interviews, { body: { webhooks, ...flags } });

  await update({ start: at(known.url), auth });
  const [id = expect.fail()] = idsOf((await server.call(items, { body: { count: 1 } })).body);
  const item = `${items}/${id}`;
  const fire = () =>
    server.call('/__admin/events', { body: { collection: 'aiInterviews', id, event: 'start' } });

  const moved = { start: at(other.url) };
  expectViolation(await update(moved), '#/webhooks/start/url', code);
  // Once for the settings, and once for the items, which may have other secrets.
  const violation = { pointer: '#/webhooks/start/url', code };
  expect((await update(moved, { updateAll: true })).body).toMatchObject({
    status: 400,
    errors: [violation, { ...violation, detail: expect.stringContaining('items') }],
  });
  const change = await server.call(item, { method: 'PUT', body: { webhooks: moved } });
  expectViolation(change, '#/webhooks/start/url', code);
  expect((await update({})).body).toMatchObject({ webhooks: { start: at(known.url) } });
  expect((await fire()).body).toMatchObject({ outcome: 'delivered' });
  expect([known.received.length, other.received.length]).toEqual([1, 0]);

  const again = await update({ ...moved, auth }, { updateAll: true });
  expect(again.body).toMatchObject({ webhooks: moved });
  expect((await fire()).body).toMatchObject({ outcome: 'delivered' });
  expect(other.received).toHaveLength(1);
  sender.close();
});

test('without the switch, which is how a server starts, it follows the url', async () => {
  await using server = await start();
  await server.call(interviews, { body: { webhooks: { start: at('https://a.example/'), auth } } });
  const moved = { webhooks: { start: at('https://b.example/') } };
  expect((await server.call(interviews, { body: moved })).body).toMatchObject(moved);
});
