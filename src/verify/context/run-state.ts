import type { Receiver } from '../observe/receiver.ts';
import { LatePings } from './late-pings.ts';
import { RefusedBaselines } from './refused-baselines.ts';
import { ShownPlaces } from './shown-places.ts';
import { StandingBaseline } from './standing-baseline.ts';

/** What a run has come to know so far, beside its verdicts. */
export interface RunState {
  /** What the views of this run have shown. */
  readonly shown: ShownPlaces;
  /** What the last case left there. */
  readonly standing: StandingBaseline;
  /** Complete, valid updates that were refused. */
  readonly refused: RefusedBaselines;
  /** Calls that come some time after an update and are no events. */
  readonly pings: LatePings;
}

export function startRunState(
  receiver: Receiver,
  sleep: (milliseconds: number) => Promise<void>,
): RunState {
  return {
    shown: new ShownPlaces(),
    standing: new StandingBaseline(),
    refused: new RefusedBaselines(),
    pings: new LatePings(receiver, sleep),
  };
}
