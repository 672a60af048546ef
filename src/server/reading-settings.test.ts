import { expect, test } from 'vitest';
import { valueAt } from '../contract/json-pointer.ts';
import { acme, start } from './testing/running.ts';

const path = '/webhooks';

test('the 405 of a GET tells how the settings are read, and that request reads them', async () => {
  await using server = await start();
  const { body } = await server.call(path, { method: 'GET', headers: {} });
  const emptyUpdate = '{"webhooks":{}}';
  expect(valueAt(body, ['detail'])).toBe(
    `to read the settings, send POST with the JSON body ${emptyUpdate}, which changes nothing and shows them`,
  );
  const headers = { apiKey: acme.apiKey, 'Content-Type': 'application/json' };
  const read = await server.call(path, { headers, body: emptyUpdate });
  const shown = valueAt(read.body, ['webhook', 'start']);
  expect([read.status, shown]).toEqual([200, { status: false, url: null }]);
});

test('that of another method says nothing of reading', async () => {
  await using server = await start();
  const { body } = await server.call(path, { method: 'PUT', headers: {} });
  expect(valueAt(body, ['detail'])).toBeUndefined();
});
