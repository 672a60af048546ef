import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { isRecord } from '../src/contract/json-pointer.ts';
import { type ServeProcess, startServeProcess } from './testing/serve-process.ts';

const head =
  'POST /webhooks HTTP/1.1\r\nHost: localhost\r\napiKey: demo\r\nContent-Type: application/json\r\n';
const body = '{"webhooks":{}}';

test('a stop under load loses no accepted request and exits with 0', async () => {
  const server = await startServeProcess('--log-level', 'info');
  const load = startLoad(server.url);
  await load.until(500);
  const exit = await server.end('SIGTERM');
  await load.ended;
  expect(exit).toBe(0);
  const accepted = acceptedIds(server);
  expect(accepted.size).toBeGreaterThanOrEqual(500);
  // Every request that the server knows of has been answered, and the client has got the answer.
  expect([...accepted].filter(id => load.outcomes.get(id) !== 200)).toEqual([]);
  // Those that failed came too late for a connection.
  const failed = [...load.outcomes].filter(([, outcome]) => outcome !== 200);
  expect(failed.filter(([id]) => accepted.has(id))).toEqual([]);
  expect(failed.length).toBeGreaterThan(0);
});

test('while a request is under way, its connection learns of the end and no other gets in', async () => {
  const server = await startServeProcess();
  const { hostname, port } = new URL(server.url);
  const [slow, probing] = [connect(Number(port), hostname), connect(Number(port), hostname)];
  slow.write(`${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
  probing.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(String(await once(probing, 'data'))).toMatch(/^HTTP\/1.1 200 /);
  const exit = server.end('SIGTERM');
  await logged(server, 'stopping');
  probing.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const answer = String(await once(probing, 'data'));
  expect(answer).toMatch(/^HTTP\/1.1 503 .*\r\nConnection: close\r\n.*service-unavailable/s);
  await expect(fetch(server.url)).rejects.toThrow();
  slow.write(body.slice(5));
  expect(String(await once(slow, 'data'))).toMatch(/^HTTP\/1.1 200 .*\r\nConnection: close\r\n/s);
  expect(await exit).toBe(0);
});

test('pipelined requests are all answered before their connection closes', async () => {
  const server = await startServeProcess();
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
  await sleep(50);
  const exit = server.end('SIGTERM');
  await logged(server, 'stopping');
  const next = `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
  socket.write(`${body.slice(5)}${next}${next}`);
  let text = '';
  for await (const chunk of socket) text += chunk;
  const answers = text.split('HTTP/1.1 200 OK').slice(1);
  // The first says that the connection closes, so what follows it is not accepted.
  expect(answers.map(answer => /\r\nConnection: close\r\n/.test(answer)).at(-1)).toBe(true);
  expect(await exit).toBe(0);
  expect(acceptedLines(server)).toHaveLength(answers.length);
});

test('what never ends is cut after the grace', async () => {
  const server = await startServeProcess('--grace', '1');
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(`${head}Content-Length: 100\r\n\r\n{`);
  await sleep(50);
  expect(await server.end('SIGTERM')).toBe(0);
});

test('a second signal, of the other kind too, ends it at once', async () => {
  const server = await startServeProcess('--grace', '60');
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(`${head}Content-Length: 100\r\n\r\n{`);
  await sleep(50);
  const exit = server.end('SIGTERM');
  await logged(server, 'stopping');
  expect(await server.end('SIGINT')).toBe(null);
  expect(await exit).toBe(null);
});

/** Thirty-two clients that send one request after the other until none is taken any more. */
function startLoad(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  onTestFinished(() => agent.destroy());
  const outcomes = new Map<string, number | string>();
  const send = (id: string) =>
    new Promise<number | string>(resolve => {
      const headers = { apiKey: 'demo', 'Content-Type': 'application/json', 'X-Request-Id': id };
      const sent = request(`${url}/webhooks`, { method: 'POST', headers, agent }, answer => {
        answer.on('error', () => resolve('broken'));
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0));
      });
      sent.on('error', () => resolve('failed'));
      sent.end(body);
    });
  const client = async (name: number) => {
    for (let n = 0; ; n += 1) {
      const id = `${name}-${n}`;
      const outcome = await send(id);
      outcomes.set(id, outcome);
      if (outcome !== 200) return;
    }
  };
  return {
    outcomes,
    ended: Promise.all(Array.from({ length: 32 }, (_, name) => client(name))),
    async until(count: number) {
      while (outcomes.size < count) await sleep(5);
    },
  };
}

async function logged(server: ServeProcess, message: string): Promise<void> {
  while (!server.log().includes(`"msg":"${message}"`)) await sleep(5);
}

function acceptedLines(server: ServeProcess): readonly Record<string, unknown>[] {
  const lines = server
    .log()
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  return lines.filter(isRecord).filter(({ msg }) => msg === 'answered');
}

function acceptedIds(server: ServeProcess): ReadonlySet<string> {
  return new Set(acceptedLines(server).map(({ requestId }) => String(requestId)));
}
