import { expect, test } from 'vitest';
import { startReceiver } from './receiver.ts';

function post(url: string): Promise<Response> {
  return fetch(url, { method: 'POST', body: '{"id":1}', redirect: 'manual' });
}

test('what arrives at either origin is kept until it is taken', async () => {
  await using receiver = await startReceiver();
  const [first, second] = receiver.urls;
  expect(new URL(first).origin).not.toBe(new URL(second).origin);
  expect((await post(`${first}/one?a=1`)).status).toBe(204);
  expect((await post(`${second}/two`)).status).toBe(204);
  expect(receiver.take()).toMatchObject([
    { method: 'POST', path: '/one?a=1', text: '{"id":1}' },
    { method: 'POST', path: '/two', text: '{"id":1}' },
  ]);
  expect(receiver.take()).toEqual([]);
});

test('below one base every event is refused', async () => {
  await using receiver = await startReceiver();
  expect((await post(`${receiver.refusing}/one`)).status).toBe(500);
  expect(receiver.take()).toMatchObject([{ path: '/refusing/one' }]);
});

test('below another it is sent on, with method and body, to the other origin', async () => {
  await using receiver = await startReceiver();
  const { status, headers } = await post(`${receiver.redirecting}/one`);
  expect(status).toBe(307);
  expect(headers.get('location')).toBe(`${receiver.urls[1]}/redirected`);
});
