import { describe, expect, test } from 'vitest';
import { valueAt } from '../../src/contract/json-pointer.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { startMock } from '../servers/mock-server.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import type { RunningServer } from '../servers/running-server.ts';
import { allBodies } from './bodies/index.ts';
import { exchange } from './wire/exchange.ts';
import { framed, type RawRequest, toBytes } from './wire/raw-request.ts';

const { updates } = defaultContract();
const stored = {
  webhooks: {
    start: { status: true, url: 'https://example.com/stored' },
    auth: { type: 'basic', basic: { username: 'user', password: 'stored-password' } },
  },
  updateAll: true,
};

test('there are enough of them, each with a name of its own', () => {
  expect(new Set(allBodies.map(({ name }) => name)).size).toBe(allBodies.length);
  expect(allBodies.filter(({ expected }) => expected !== 200).length).toBeGreaterThan(200);
});

describe.each([
  ['the reference server', () => startReferenceServer()],
  ['the mock', () => startMock()],
])('%s', (_, startServer) => {
  test.each(updates)('answers each at $path as it should', async ({ path, method, cascade }) => {
    await using server = await startServer();
    const send = sender(server);
    const post = (target: string, body: unknown) =>
      send({ target, body: Buffer.from(JSON.stringify(body)) });
    const items = `/__admin/items/${cascade?.to}`;
    const created = await post(items, { count: 1 });
    const id = valueAt(JSON.parse(created.body), ['ids', '0']);
    const state = async () => [
      (await post(path, { webhooks: {} })).body,
      (await send({ target: `${items}/${id}`, method: 'GET' })).body,
    ];

    await post(path, { ...stored, ...(path === '/webhooks' && { updateAuth: true }) });
    const before = await state();
    expect(before.join()).toContain('"hasPassword":true');
    for (const { name, body, expected, contentType = 'application/json' } of allBodies) {
      const answer = await send({
        target: path,
        method: method.toUpperCase(),
        body: Buffer.from(body),
        contentType,
      });
      expect(answer.status, name).toBe(expected);
      if (expected === 200) continue;
      expect(answer.contentType, name).toBe('application/problem+json');
      const pointed = expect.objectContaining({ pointer: expect.stringMatching(/^#/) });
      expect(JSON.parse(answer.body), name).toMatchObject({
        status: expected,
        title: expect.any(String),
        ...(expected === 400 && { errors: expect.arrayContaining([pointed]) }),
      });
      expect(await state(), name).toEqual(before);
    }
  });
});

interface Call extends Partial<Pick<RawRequest, 'method' | 'target' | 'body'>> {
  readonly contentType?: string | null;
}

function sender({ url, apiKey }: RunningServer) {
  const { hostname: host, port } = new URL(url);
  return async (call: Call) => {
    const { method = 'POST', target = '/', contentType = 'application/json' } = call;
    const request = framed({
      method,
      target,
      version: 'HTTP/1.1',
      fields: [
        ['Host', host],
        ['apiKey', apiKey],
        ...(contentType === null ? [] : [['Content-Type', contentType] as const]),
      ],
      body: call.body ?? Buffer.alloc(0),
    });
    const outcome = await exchange(
      { host, port: Number(port) },
      { method, bytes: toBytes(request) },
    );
    if (outcome.kind !== 'answered') throw new Error(`${method} ${target}: ${outcome.kind}`);
    return outcome.answer;
  };
}
