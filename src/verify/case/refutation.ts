import { isRecord } from '../../contract/json-pointer.ts';
import type { Step } from '../observe/step.ts';
import type { Clause } from './clause.ts';

/** A case that refutes a rule, with everything that was sent and came back up to that point. */
export class Refutation extends Error {
  override readonly name = 'Refutation';
  /** The clause that is not kept; null where a request that only leads up to it was not answered as it must be. */
  readonly clause: Clause | null;
  readonly steps: readonly Step[];
  readonly expected: unknown;
  readonly actual: unknown;

  /** `message` says in words what was looked at. */
  constructor(
    clause: Clause | null,
    message: string,
    steps: readonly Step[],
    expected: unknown,
    actual: unknown,
  ) {
    super(message);
    this.clause = clause;
    this.steps = steps;
    this.expected = expected;
    this.actual = actual;
  }
}

/** A case that says nothing about its rule, because what it stands on could not be set up or seen. */
export class Unobserved extends Error {
  override readonly name = 'Unobserved';
}

/** Where a view shows something else, as the members are named on the way; nothing for the whole of it, or no view. */
export function placeIn(expected: unknown): string {
  const [place = ''] = isRecord(expected) ? Object.keys(expected) : [];
  return place;
}
