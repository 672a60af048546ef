import { execFile } from 'node:child_process';
import { get } from 'node:http';
import { isRecord } from '../../src/contract/json-pointer.ts';
import type { Bench, Benchmark } from '../benchmark.ts';
import { atLeast, atMost } from '../figure.ts';
import { load } from '../measure/load.ts';
import { start } from '../measure/running.ts';
import { holdfastMock } from '../subjects.ts';

/** Not for speed: whether the mock keeps every rule while it is under load and looked at. */
export const mockRules: Benchmark = {
  name: 'mock-rules',
  title: 'every rule, verified while the console is open and 32 connections are busy',
  async run(bench) {
    await using mock = await start(holdfastMock(bench), bench);
    using console = openConsole(mock.url);
    const verified = verify(bench, mock.url);
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    verified.then(done, done);
    const rates: number[] = [];
    while (!isDone) {
      const { requestsPerSecond } = await load(bench, mock.url, { seconds: bench.seconds });
      rates.push(requestsPerSecond);
    }
    const { held, broken } = await verified;
    const rate = Math.round(Math.min(...rates)).toLocaleString('en');
    return [
      {
        name: 'rules broken under load with the console open',
        measured: `${held} held, while ${rate} requests/s went through`,
        value: broken,
        unit: 'rules',
        bound: atMost(0),
      },
      {
        name: 'messages that the console got meanwhile',
        measured: 'server-sent events',
        value: console.messages(),
        unit: 'messages',
        bound: atLeast(rates.length),
      },
    ];
  },
};

/** Subscribes as the page does. */
function openConsole(url: string): Disposable & { messages(): number } {
  let messages = 0;
  const asked = get(`${url}/__admin/live`, response => {
    response.setEncoding('utf8').on('data', (text: string) => {
      messages += text.match(/^event: /gm)?.length ?? 0;
    });
    // The mock ends the stream when it stops.
    response.on('error', () => undefined);
  });
  asked.on('error', () => undefined);
  return { messages: () => messages, [Symbol.dispose]: () => void asked.destroy() };
}

interface Verdicts {
  readonly held: number;
  readonly broken: number;
}

function verify({ holdfast, stop }: Bench, url: string): Promise<Verdicts> {
  const command = holdfast(
    ...['verify', url, '--api-key', 'demo', '--second-api-key', 'demo-2'],
    ...['--admin', `${url}/__admin`, '--reporter', 'json'],
  );
  const options = { maxBuffer: 2 ** 26, signal: stop };
  return new Promise((resolve, reject) => {
    // A broken rule makes it end with 1, and still report.
    execFile(process.execPath, command, options, (error, stdout, stderr) => {
      if (error !== null && error.code !== 1) reject(new Error(stderr || error.message));
      else resolve(verdictsIn(stdout));
    });
  });
}

function verdictsIn(report: string): Verdicts {
  const told: unknown = JSON.parse(report);
  const summary = isRecord(told) && isRecord(told.summary) ? told.summary : {};
  const { held, broken, unobservable } = summary;
  if (typeof held !== 'number' || typeof broken !== 'number' || unobservable !== 0)
    throw new Error('verify could not judge every rule');
  return { held, broken };
}
