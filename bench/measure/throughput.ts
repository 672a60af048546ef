import { median } from '../../contract-tests/runner/table.ts';
import type { Bench, SubjectOf } from '../benchmark.ts';
import type { Bound, Figure } from '../figure.ts';
import type { Subject } from '../subject.ts';
import { interleaved } from './interleaved.ts';
import { type Load, load } from './load.ts';
import { type Running, start } from './running.ts';

export interface Throughput<Peer extends string> {
  rateAgainst(peer: Peer, bound: Bound | null): Figure;
  p99Against(peer: Peer, bound: Bound | null): Figure;
}

/** Puts one of ours and its peers under load in turn; all of them run, and wait, the whole time. */
export async function throughput<Peer extends string>(
  bench: Bench,
  ours: SubjectOf,
  peers: Readonly<Record<Peer, SubjectOf>>,
): Promise<Throughput<Peer>> {
  const own = ours(bench);
  const others = Object.entries<SubjectOf>(peers).map(([id, of]) => [id, of(bench)] as const);
  const subjects = new Map<string, Subject>([['ours', own], ...others]);
  await using stack = new AsyncDisposableStack();
  const measures: Record<string, () => Promise<Load>> = {};
  for (const [id, subject] of subjects) {
    const running: Running = stack.use(await start(subject, bench));
    measures[id] = async () => {
      const measured = await load(bench, running.url, { seconds: bench.seconds });
      bench.say(`${subject.label}: ${Math.round(measured.requestsPerSecond)} requests/s`);
      return measured;
    };
  }
  const taken = await interleaved(bench.rounds, measures);
  const of = (id: string, value: (measured: Load) => number) =>
    median((taken.get(id) ?? []).map(value));

  function compared(peer: string, bound: Bound | null, what: Quantity): Figure {
    const label = subjects.get(peer)?.label ?? peer;
    const [value, base] = [of('ours', what.of), of(peer, what.of)];
    return {
      name: `${own.label} ÷ ${label}, ${what.name}`,
      measured: `${what.told(value)} ÷ ${what.told(base)}`,
      value: value / base,
      unit: '×',
      bound,
    };
  }
  return {
    rateAgainst: (peer, bound) => compared(peer, bound, rate),
    p99Against: (peer, bound) => compared(peer, bound, p99),
  };
}

interface Quantity {
  readonly name: string;
  readonly of: (measured: Load) => number;
  readonly told: (value: number) => string;
}

const rate: Quantity = {
  name: 'requests/s',
  of: ({ requestsPerSecond }) => requestsPerSecond,
  told: value => Math.round(value).toLocaleString('en'),
};

const p99: Quantity = {
  name: 'p99',
  of: measured => measured.p99,
  told: value => `${value} ms`,
};
