import { expect, test } from 'vitest';
import { createSender } from '../events/send.ts';
import { countConnections } from '../events/testing/connections.ts';
import { resolveHostile } from '../events/testing/hostile-hosts.ts';
import { storableHostileUrls, unstorableHostileUrls } from '../events/testing/hostile-urls.ts';
import { idsOf } from './testing/ids.ts';
import { expectViolation } from './testing/problems.ts';
import { start } from './testing/running.ts';

const interviews = '/ai-interviews/settings/webhooks';
const items = '/__admin/items/aiInterviews';

test('a hostile url that the contract knows is a 400 and changes nothing', async () => {
  await using server = await start();
  const hook = { status: true, url: 'https://example.com/start' };
  await server.call(interviews, { body: { webhooks: { start: hook } } });
  for (const { url } of unstorableHostileUrls(1)) {
    const answer = await server.call(interviews, { body: { webhooks: { start: { url } } } });
    expectViolation(answer, '#/webhooks/start/url', 'invalid-value');
  }
  const { body } = await server.call(interviews, { body: { webhooks: {} } });
  expect(body).toMatchObject({ webhooks: { start: hook } });
});

test('an event of an item whose hook has a hostile url fails without a connection', async () => {
  const listener = await countConnections();
  const sender = createSender({ allowHttp: true, allowHosts: [], resolve: resolveHostile });
  await using server = await start({ admin: true, sender });
  const [id = expect.fail()] = idsOf((await server.call(items, { body: { count: 1 } })).body);
  const event = { collection: 'aiInterviews', id, event: 'start' };
  for (const { what, url } of storableHostileUrls(listener.port)) {
    const place = `${what}: ${url}`;
    const webhooks = { start: { status: true, url } };
    const change = await server.call(`${items}/${id}`, { method: 'PUT', body: { webhooks } });
    expect(change, place).toMatchObject({ status: 200, body: { webhooks: { start: { url } } } });
    const fired = await server.call('/__admin/events', { body: event });
    expect(fired.body, place).toEqual({ outcome: 'failed' });
    expect(listener.opened, place).toHaveLength(0);
  }
  sender.close();
});

test('a reserved header name is a 400, in any letter case', async () => {
  await using server = await start();
  const names = [
    'Host',
    'Content-Length',
    'Content-Type',
    'Transfer-Encoding',
    'Connection',
    'User-Agent',
    'Keep-Alive',
    'Upgrade',
    'TE',
    'Trailer',
    'Expect',
    'Proxy-Connection',
  ];
  for (const header of names.flatMap(name => [name, name.toLowerCase(), name.toUpperCase()])) {
    const auth = { type: 'apikey', apikey: { header, apikey: 'secret' } };
    const answer = await server.call(interviews, { body: { webhooks: { auth } } });
    expectViolation(answer, '#/webhooks/auth/apikey/header', 'invalid-value');
  }
});
