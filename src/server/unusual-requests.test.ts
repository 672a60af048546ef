import { expect, test } from 'vitest';
import { rawRequest } from '../http/testing/raw-request.ts';
import { start } from './testing/running.ts';

const head = 'POST /webhooks HTTP/1.1\r\nHost: localhost\r\n';

test.each([
  [
    'a path of two slashes and no key',
    'POST //webhooks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    404,
  ],
  [
    'an absolute target, which RFC 9112 section 3.2.2 has servers take',
    'POST http://localhost/webhooks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    401,
  ],
])('%s', async (_, bytes, status) => {
  await using server = await start();
  expect(await rawRequest(server.url, bytes)).toMatch(
    new RegExp(`^HTTP/1.1 ${status} .*"status":${status}`, 's'),
  );
});

test('an expectation or an upgrade that the server does not know is no reason to refuse', async () => {
  await using server = await start();
  for (const field of ['Expect: a-miracle', 'Connection: Upgrade, close\r\nUpgrade: h2c']) {
    const bytes = `${head}${field}\r\nConnection: close\r\n\r\n`;
    expect(await rawRequest(server.url, bytes)).toMatch(/^HTTP\/1.1 401 /);
  }
});
