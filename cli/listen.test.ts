import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listening } from '../src/http/testing/listening.ts';
import { runCommand } from './testing/command.ts';
import { startListenCommand } from './testing/listen-command.ts';

const password = 'a-secret-of-somebody';
const basic = ['--auth', `basic=holdfast:${password}`];
const authorization = `Basic ${btoa(`holdfast:${password}`)}`;
const started = { id: 1, assessment_id: 2, started_at: 3, name: 'Ada', email: 'ada@example.com' };

async function post(url: string, body: string, headers: Record<string, string> = {}) {
  return (await fetch(url, { method: 'POST', body, headers })).status;
}

/** Whom events are passed on to, and what came there. */
async function target(status = 204) {
  const seen: { request: IncomingMessage; body: string }[] = [];
  const url = await listening(async (request, response) => {
    seen.push({ request, body: await text(request) });
    response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end();
  });
  return { url, seen };
}

describe('listen', () => {
  test('prints what comes, with the events that it could be, and answers', async () => {
    const { url, written } = await startListenCommand([]);
    expect(await post(`${url}/started?token=hidden`, JSON.stringify(started))).toBe(204);
    expect(written.stdout).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z \/started assessmentStart or assessmentSubmission: 204\n {2}\{\n {4}"id": 1,\n/,
    );
    expect(written.stdout).not.toContain('hidden');
    expect(written.stderr).toContain('Events need no credentials');
  });

  test('prints one line of JSON for each', async () => {
    const listening = await startListenCommand([...basic, '--json']);
    const update = {
      event: 'assessments.create',
      timestamp: '2026-01-15T10:00:00',
      data: { assessment_id: 1, assessment_name: 'a\u202e', status: 's' },
    };
    const headers = { authorization, 'x-company-id': '7', 'x-other': 'o' };
    expect(await post(listening.url, JSON.stringify(update), headers)).toBe(204);
    expect(await post(listening.url, '{"unknown":true}', { authorization })).toBe(204);
    expect(listening.events()).toEqual([
      {
        at: expect.stringMatching(/Z$/),
        path: '/',
        outcome: 'verified',
        events: ['assessmentUpdates'],
        headers: { 'x-company-id': '7' },
        payload: update,
        status: 204,
      },
      expect.objectContaining({ events: [], payload: { unknown: true } }),
    ]);
    expect(listening.written.stdout).toContain('\\u202e');
  });

  test.each<[string, string, Record<string, string>, string, number]>([
    ['no credentials', '{}', {}, 'missing', 401],
    [
      'other credentials',
      '{}',
      { authorization: `Basic ${btoa(`holdfast:${password}2`)}` },
      'wrong',
      401,
    ],
    ['a body that is no JSON', password, { authorization }, 'body-not-json', 400],
  ])('tells of %s, and shows neither them nor the body', async (_, body, headers, code, status) => {
    for (const json of [[], ['--json']]) {
      const { url, written } = await startListenCommand([...basic, ...json]);
      expect(await post(url, body, headers)).toBe(status);
      expect(written.stdout).toContain(code);
      expect(written.stdout + written.stderr).not.toMatch(/a-secret|Basic/);
    }
  });

  test.each([[[]], [['--json']]])('masks its credentials wherever they stand %j', async json => {
    const { url, written } = await startListenCommand([...basic, ...json]);
    const hidden = { [password]: [`<${password}>`, { authorization }] };
    const headers = { authorization, 'x-company-id': password };
    expect(await post(`${url}/${password}`, JSON.stringify({ ...started, hidden }), headers)).toBe(
      204,
    );
    expect(written.stdout).toContain('[secret]');
    expect(written.stdout).not.toContain(password);
    expect(written.stdout).not.toContain(authorization.slice(6));
  });

  test('takes other methods for no event', async () => {
    const { url, written } = await startListenCommand([]);
    const response = await fetch(url);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(written.stdout).toBe('');
  });

  test('ends with 0 when it is told to', async () => {
    const { end } = await startListenCommand([]);
    expect(await end()).toBe(0);
  });
});

describe('listen --forward', () => {
  test('passes on the bytes and the fields as they came', async () => {
    const { url, seen } = await target(202);
    const listening = await startListenCommand([...basic, '--forward', `${url}/hooks?a=1`]);
    const body = `{ "id":1,   "name": "Zo\\u00eb" }`;
    const headers = { Authorization: authorization, 'X-Company-Id': '7', 'Webhook-Id': 'm1' };
    expect(await post(`${listening.url}/started?b=2`, body, headers)).toBe(202);
    expect(seen.map(one => [one.request.method, one.request.url, one.body])).toEqual([
      ['POST', '/hooks/started?a=1&b=2', body],
    ]);
    expect(seen[0]?.request.headers).toMatchObject({
      authorization,
      'x-company-id': '7',
      'webhook-id': 'm1',
      host: new URL(url).host,
      'content-length': String(body.length),
    });
    expect(listening.written.stdout).toContain('202, passed on');
    expect(listening.written.stdout + listening.written.stderr).not.toMatch(/a-secret|Basic/);
  });

  test('passes on nothing that was refused', async () => {
    const { url, seen } = await target();
    const listening = await startListenCommand([...basic, '--forward', url]);
    expect(await post(listening.url, '{}')).toBe(401);
    expect(seen).toEqual([]);
  });

  test('follows no redirect, and answers with it', async () => {
    const { url } = await target(307);
    const listening = await startListenCommand(['--forward', url]);
    const response = await fetch(listening.url, { method: 'POST', body: '{}', redirect: 'manual' });
    expect(response.status).toBe(307);
  });

  test('takes a switch of protocols, which nobody asked for, for no answer', async () => {
    const server = createServer((_, response) =>
      response.writeHead(101, { connection: 'upgrade', upgrade: 'x' }).end(),
    );
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const listening = await startListenCommand(['--forward', `http://127.0.0.1:${port}`]);
    expect(await post(listening.url, '{}')).toBe(502);
  });

  test('passes on values that are no ASCII, and targets of any form', async () => {
    const { url, seen } = await target();
    const { port } = new URL((await startListenCommand(['--forward', `${url}/below`])).url);
    for (const to of ['//elsewhere.example/a', '/../b', '/%2e%2e/belows', '/a?b?c#d']) {
      const head = `POST ${to} HTTP/1.1\r\nHost: a\r\nX-Name: Zo\u00eb\r\nContent-Length: 2\r\n`;
      const socket = connect(Number(port), '127.0.0.1');
      socket.write(Buffer.from(`${head}Connection: close\r\n\r\n{}`, 'latin1'));
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 204 /);
    }
    expect(seen.map(({ request }) => [request.url, request.headers['x-name']])).toEqual([
      ['/below//elsewhere.example/a', 'Zo\u00eb'],
      ['/below', 'Zo\u00eb'],
      ['/below', 'Zo\u00eb'],
      ['/below/a?b?c%23d', 'Zo\u00eb'],
    ]);
  });

  test('says that nobody answers', async () => {
    const listening = await startListenCommand(['--forward', 'http://127.0.0.1:9', '--json']);
    expect(await post(listening.url, '{}')).toBe(502);
    expect(listening.events()).toMatchObject([
      { status: 502, forwarded: { outcome: 'unanswered' } },
    ]);
  });
});

describe('listen and trigger', () => {
  const signature = 'signature=whsec_YSBrZXkgb2YgMTYgYi4=';

  test.each([`basic=holdfast:${password}:x`, `apikey=X-Webhook-Key:${password}`, signature])(
    'understand each other with the %s of the environment',
    async auth => {
      const env = { HOLDFAST_EVENT_AUTH: auth };
      const listening = await startListenCommand(['--json'], env);
      const to = ['--to', listening.url];
      const right = await runCommand(['trigger', 'assessmentUpdates', ...to], env);
      expect(right).toMatchObject({ exit: 0, output: 'assessmentUpdates: delivered, 204\n' });
      const none = await runCommand(['trigger', 'assessmentUpdates', ...to]);
      expect(none).toMatchObject({ exit: 1, output: 'assessmentUpdates: refused, 401\n' });
      expect(listening.events()).toMatchObject([
        { outcome: 'verified', events: ['assessmentUpdates'], headers: { 'x-company-id': '1001' } },
        { outcome: 'refused', code: 'missing' },
      ]);
    },
  );
});

describe('is refused with one sentence, and not repeated:', () => {
  test.each<[string, string, RegExp]>([
    [
      'a scheme that is none',
      `bearer=${password}`,
      /give --auth as basic=USERNAME:PASSWORD, apikey=/,
    ],
    ['no scheme', password, /give --auth as basic=/],
    ['an empty text', '', /give --auth as basic=/],
    ['no password', `basic=${password}`, /give --auth as basic=USERNAME:PASSWORD, without/],
    ['no header', `apikey=${password}`, /give --auth as apikey=HEADER:VALUE/],
    ['a header that HTTP needs', `apikey=Host:${password}`, /that HTTP does not need for itself/],
    ['a key of two lines', `apikey=X-Key:${password}\nX: y`, /printable ASCII/],
    ['a secret that is no base64', `signature=whsec_${password}`, /the key in base64/],
  ])('%s', async (_, auth, sentence) => {
    for (const command of [
      ['listen'],
      ['trigger', 'assessmentStart', '--to', 'http://127.0.0.1:9'],
    ]) {
      const { exit, errors, output } = await runCommand([...command, '--auth', auth]);
      expect([exit, errors, output]).toEqual([2, expect.stringMatching(sentence), '']);
      expect(errors).not.toContain(password);
    }
  });

  test('credentials in the address to pass on to', async () => {
    const { exit, errors } = await runCommand(['listen', '--forward', `http://u:${password}@a`]);
    expect(exit).toBe(2);
    expect(errors).not.toContain(password);
  });
});
