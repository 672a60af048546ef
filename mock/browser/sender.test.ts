import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { listening } from '../../src/http/testing/listening.ts';
import { createPageSender } from './sender.ts';

const sender = createPageSender(['hooks.test']);
const none = { scheme: 'none' } as const;

describe('a page sends an event', () => {
  test('with its credentials and fields', async () => {
    const events: unknown[] = [];
    const url = await listening(async (request: IncomingMessage, response) => {
      const { method, headers } = request;
      events.push([method, headers.authorization, headers['x-company-id'], await json(request)]);
      response.writeHead(204).end();
    });
    const credentials = { scheme: 'basic', username: 'ann', password: 'ä:b' } as const;
    const event = { url, credentials, payload: { id: 1 }, headers: { 'x-company-id': '7' } };
    expect(await sender.send(event)).toEqual({ outcome: 'delivered', status: 204 });
    const authorization = `Basic ${Buffer.from('ann:ä:b').toString('base64')}`;
    expect(events).toEqual([['POST', authorization, '7', { id: 1 }]]);
  });

  test('and follows no redirect', async () => {
    let asked = 0;
    const url = await listening((_request, response) => {
      asked += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    const sent = await sender.send({ url, credentials: none, payload: {} });
    expect([sent, asked]).toMatchObject([{ outcome: 'failed', reason: 'status' }, 1]);
  });

  test('but not to where it should not, nor by what is no web address', async () => {
    const reasons: unknown[] = [];
    for (const url of ['https://example.com/', 'http://192.0.2.1/', 'ftp://localhost/', 'none'])
      reasons.push(await sender.send({ url, credentials: none, payload: {} }));
    const refused = (reason: string) => ({ outcome: 'failed', reason });
    expect(reasons).toEqual([
      refused('refused-address'),
      refused('refused-address'),
      refused('refused-scheme'),
      refused('refused-scheme'),
    ]);
  });

  test('and says that nobody is there', async () => {
    const url = 'http://127.0.0.1:1/';
    const sent = await sender.send({ url, credentials: none, payload: {} });
    expect(sent).toEqual({ outcome: 'failed', reason: 'no-connection' });
  });
});
