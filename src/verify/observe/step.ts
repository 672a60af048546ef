import type { Exchange } from '../client/exchange.ts';

/** An event as it arrived at our receiver. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** One exchange of a case; those of the baseline only prepare it. */
export interface Step extends Exchange {
  readonly phase: 'baseline' | 'step';
  /** Events that reached our receiver because of it. */
  readonly arrivals: readonly Arrival[];
}
