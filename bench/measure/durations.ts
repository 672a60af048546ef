import { median } from '../../contract-tests/runner/table.ts';
import type { Bound, Figure } from '../figure.ts';
import { interleaved } from './interleaved.ts';

/** Something that takes a while. */
export interface Timed {
  readonly label: string;
  /** Does it once; milliseconds. */
  readonly take: () => Promise<number>;
}

export interface Durations<Peer extends string> {
  against(peer: Peer, bound: Bound | null): Figure;
}

/** Takes the time of one of ours and of its peers in turn. */
export async function durations<Peer extends string>(
  rounds: number,
  ours: Timed,
  peers: Readonly<Record<Peer, Timed>>,
): Promise<Durations<Peer>> {
  const labels = new Map(Object.entries<Timed>(peers).map(([id, { label }]) => [id, label]));
  const taken = await interleaved(rounds, {
    '': ours.take,
    ...Object.fromEntries(Object.entries<Timed>(peers).map(([id, { take }]) => [id, take])),
  });
  const of = (id: string) => median(taken.get(id) ?? []);
  return {
    against: (peer, bound) => ({
      name: `${ours.label} ÷ ${labels.get(peer)}`,
      measured: `${toldMs(of(''))} ÷ ${toldMs(of(peer))}`,
      value: of('') / of(peer),
      unit: '×',
      bound,
    }),
  };
}

export function toldMs(milliseconds: number): string {
  return milliseconds < 1
    ? `${Math.round(milliseconds * 1_000)} µs`
    : `${Number(milliseconds.toPrecision(3))} ms`;
}
