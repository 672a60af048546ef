import { describe, expect, test } from 'vitest';
import { reservedHeaders } from '../contract/formats.ts';
import { listen, sender } from './testing/listener.ts';
import { answerRaw } from './testing/raw-receiver.ts';

const credentials = { scheme: 'header', name: 'X-Key', value: 'secret' } as const;

describe('a receiver that', () => {
  test.each([
    ['drips its status line', '', 'H'],
    ['drips its header', 'HTTP/1.1 200 OK\r\nX-A: ', 'a'],
    ['is always about to answer', '', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
  ])('%s runs into the time limit of the whole attempt', async (_, first, repeated) => {
    const receiver = await answerRaw(first, repeated);
    const outcome = await sender({ timeoutMs: 200 }).send({
      url: receiver.url,
      credentials,
      payload: {},
    });
    expect(outcome).toMatchObject({ outcome: 'failed' });
    await receiver.closed;
  });

  test('drips its body is cut off at the time limit', async () => {
    const receiver = await answerRaw('HTTP/1.1 200 OK\r\n\r\n', 'a');
    const { url, closed } = receiver;
    const outcome = await sender({ timeoutMs: 200 }).send({ url, credentials, payload: {} });
    expect(outcome).toEqual({ outcome: 'delivered', status: 200 });
    await closed;
  });

  test('sends a header without end is cut off before the time limit', async () => {
    const receiver = await answerRaw('HTTP/1.1 200 OK\r\nX-A: ', 'a'.repeat(10_000));
    const { url, closed } = receiver;
    expect(await sender({ timeoutMs: 60_000 }).send({ url, credentials, payload: {} })).toEqual({
      outcome: 'failed',
      reason: 'no-connection',
    });
    await closed;
  });

  test.each([301, 302, 303, 307, 308])(
    'redirects with %i, even to itself, gets no second request',
    async status => {
      const receiver = await listen((_, response) =>
        response.writeHead(status, { location: '/again', 'set-cookie': 'a=b' }).end(),
      );
      expect(await sender().send({ url: receiver.url, credentials, payload: {} })).toEqual({
        outcome: 'failed',
        status,
        reason: 'status',
      });
      expect(receiver.received.map(({ request }) => request.url)).toEqual(['/hook?a=1']);
    },
  );

  test('asks for other credentials gets nothing more', async () => {
    const receiver = await listen((_, response) =>
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
    );
    const url = receiver.url.replace('//', '//user:word@');
    await sender().send({ url, credentials: { scheme: 'none' }, payload: {} });
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]?.request.headers).not.toHaveProperty('authorization');
  });
});

test.each([...reservedHeaders, 'HOST', 'Transfer-Encoding', 'X Key', 'X-Key\r\nX-Evil', ''])(
  'a credential in the header %j fails without a connection',
  async name => {
    const receiver = await listen();
    expect(
      await sender().send({
        url: receiver.url,
        credentials: { scheme: 'header', name, value: 'chunked' },
        payload: {},
      }),
    ).toEqual({ outcome: 'failed', reason: 'refused-header' });
    expect(receiver.sockets).toHaveLength(0);
  },
);
