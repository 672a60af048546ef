import type { LeakyRule } from './leaky-rules.ts';

/** A way to fail that a client chose, parsed. What comes of it, `effect.ts` says. */
export type Scenario = (
  | {
      readonly name: 'slow';
      /** Milliseconds before the answer, and up to how many more. */
      readonly delay: number;
      readonly jitter: number;
      readonly seed: number;
    }
  | {
      readonly name: 'flaky';
      /** Of all requests, 0 to 1, the ones that are answered with 503. */
      readonly share: number;
      readonly seed: number;
    }
  | {
      readonly name: 'rate-limited';
      /** Seconds in `Retry-After`. */
      readonly 'retry-after': number;
    }
  | { readonly name: 'unauthorized' | 'server-error' | 'offline' }
  | { readonly name: 'leaky'; readonly rule: LeakyRule }
) & {
  /** How many requests it applies to; without it, on all. */
  readonly times?: number;
};

export type ScenarioName = Scenario['name'];

export const scenarioHeader = 'X-Holdfast-Scenario';
