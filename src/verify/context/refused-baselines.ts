import type { Step } from '../observe/step.ts';

export interface RefusedBaseline {
  /** E.g. `POST /webhooks`. */
  readonly operation: string;
  readonly times: number;
  readonly first: Step;
}

/** Complete, valid updates that the target refused, by operation: no rule is broken by one, but a user has to know. */
export class RefusedBaselines {
  readonly #byOperation = new Map<string, RefusedBaseline>();

  add(operation: string, step: Step): void {
    const { times = 0, first = step } = this.#byOperation.get(operation) ?? {};
    this.#byOperation.set(operation, { operation, times: times + 1, first });
  }

  /** How many there were. */
  get times(): number {
    return this.all.reduce((sum, { times }) => sum + times, 0);
  }

  get all(): readonly RefusedBaseline[] {
    return [...this.#byOperation.values()];
  }
}
