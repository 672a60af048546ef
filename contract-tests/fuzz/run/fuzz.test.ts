import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { defaultContract } from '../../../src/contract/own-contract.ts';
import { corpusOf } from '../mutate/corpus.ts';
import { mutated } from '../mutate/mutated.ts';
import { failureOf, reproduction } from './failure.ts';
import { createCounter } from './figures.ts';
import { fuzz, type Trial } from './fuzz.ts';

const corpus = corpusOf(defaultContract(), 'demo', '127.0.0.1');
const make = (index: number) => mutated(corpus, 1, index);

test('a request is named by its seed and its number', () => {
  expect(make(7)).toEqual(make(7));
  expect(make(7).bytes).not.toEqual(make(8).bytes);
  expect(mutated(corpus, 2, 7).bytes).not.toEqual(make(7).bytes);
});

const problem = (status: number) =>
  `HTTP/1.1 ${status} X\r\nContent-Type: application/problem+json\r\nContent-Length: 2\r\n\r\n{}`;

test.each<[string, (socket: Socket, nth: number) => void, number]>([
  ['refuses everything', socket => socket.write(problem(400)), 0],
  [
    'takes an interim step first',
    socket => socket.write(`HTTP/1.1 100 Continue\r\n\r\n${problem(400)}`),
    0,
  ],
  ['fails once', (socket, nth) => socket.write(problem(nth === 5 ? 503 : 400)), 1],
  [
    'has a page for once',
    (socket, nth) => socket.write(problem(404).replace(nth === 5 ? 'problem+json' : '?', 'html')),
    1,
  ],
  [
    'hangs up once',
    (socket, nth) => (nth === 5 ? socket.destroy() : socket.write(problem(400))),
    1,
  ],
  ['hangs once', (socket, nth) => nth !== 5 && socket.write(problem(400)), 1],
])('a server that %s is told from others', async (_, answer, expected) => {
  const port = await listen(answer);
  const trials: Trial[] = [];
  const counter = createCounter();
  await fuzz({
    wire: { host: '127.0.0.1', port, timeoutMs: 500 },
    from: 0,
    requests: 20,
    concurrency: 1,
    // Whole requests alone: only they must be answered.
    make: index => ({ ...make(index), isWhole: true }),
    onTrial: trial => {
      trials.push(trial);
      counter.add(trial);
    },
  });
  const failures = trials.filter(trial => failureOf(trial) !== null);
  expect(failures.map(({ request }) => request.index)).toEqual(expected === 0 ? [] : [5]);
  expect(counter.figures()).toMatchObject({ requests: 20, failures });
  for (const failure of failures)
    expect(reproduction(failure, 'fuzz')).toContain('fuzz --seed 1 --from 5 --requests 1');
});

/** A server that answers the first bytes of each connection, which are counted from 0. */
async function listen(answer: (socket: Socket, nth: number) => void): Promise<number> {
  let connections = 0;
  const server = createServer(socket => {
    const nth = connections;
    connections += 1;
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket, nth));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
