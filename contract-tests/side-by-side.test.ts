import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { VerifyTargetOptions } from '../src/verify/verify-target.ts';
import { startPlainServer } from './faults/server/plain-server.ts';
import { minimalServer } from './foreign/minimal/server.ts';
import { oneConnectionAtATime } from './foreign/one-connection.ts';
import { exceptions, foreignKeys, running, verifyForeign } from './foreign/running.ts';
import { forward } from './servers/forward.ts';

const testHooks = '/test-hooks';
const server = () => minimalServer({ keys: Object.values(foreignKeys), testHooks: true });

/** The plain server behind a proxy that knows which tenants are asking, and may change an answer by that. */
async function judgedThroughProxy(
  answered: (body: string, request: IncomingMessage, isBeside: boolean) => string,
  wishes: Partial<VerifyTargetOptions> = {},
) {
  await using upstream = await startPlainServer();
  const asking = new Map<unknown, number>();
  let together = 0;
  await using proxy = await running((request, response) => {
    const key = request.headers.apikey;
    const isBeside = [...asking].some(([other, count]) => other !== key && count > 0);
    if (isBeside) together += 1;
    asking.set(key, (asking.get(key) ?? 0) + 1);
    response.on('close', () => asking.set(key, (asking.get(key) ?? 1) - 1));
    forward(request, response, upstream.url, async answer => {
      const body = answered(await text(answer), request, isBeside);
      const { 'content-length': _, 'transfer-encoding': __, ...headers } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, headers).end(body);
    });
  });
  const notices: string[] = [];
  const report = await verifyForeign(proxy, {
    testHooks: '/__admin',
    keys: { apiKey: upstream.apiKey, secondApiKey: upstream.secondApiKey },
    onNotice: notice => notices.push(notice),
    ...wishes,
  });
  return { report, notices, together };
}

describe('two tenants are judged at the same time', () => {
  test('and a right server keeps every rule', async () => {
    const { report, notices, together } = await judgedThroughProxy(body => body);
    expect(exceptions(report)).toEqual([]);
    expect(notices).toEqual([]);
    expect(together).toBeGreaterThan(100);
  });

  test('but where a single rule, or a rate of requests, is asked for', async () => {
    for (const wish of [
      { only: ['omitted-hook-is-kept'] },
      { rate: 5_000, levels: ['documented'] },
    ] as const) {
      const { report, together } = await judgedThroughProxy(body => body, wish);
      expect(exceptions(report)).toEqual([]);
      // Those that the rule of tenants itself sends so.
      expect(together).toBeLessThan(20);
    }
  });

  test('and what is broken by that alone is told of, and counts for no rule', async () => {
    const { report, notices } = await judgedThroughProxy((body, { method, url }, isBeside) =>
      isBeside && method === 'GET' && url?.includes('/items/') === true
        ? body.replaceAll('"status":true', '"status":false')
        : body,
    );
    expect(exceptions(report)).toEqual([]);
    expect(notices).toEqual([
      expect.stringMatching(
        /^\S+ \(POST \/\S+\)( and \d+ more)? did not hold, or could not be judged, while another tenant was judged at the same time, and that counts for no rule/,
      ),
    ]);
  });

  test('one after the other where the server takes one connection at a time', async () => {
    await using target = await oneConnectionAtATime(server());
    const report = await verifyForeign(target, { testHooks, runs: 1 });
    expect(exceptions(report)).toEqual([]);
  });
});
