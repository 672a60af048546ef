import type { viewOf } from '../../src/settings/view.ts';
import type { Answer } from '../answer.ts';
import type { UpdateSteps } from '../tenant.ts';

/**
 * What the mock does wrong while it breaks a rule on purpose. Every member takes the place of what is
 * right; what a leak leaves out stays right, so that as little as possible is broken beside the rule.
 */
export interface Leak extends UpdateSteps {
  /** Tenants that have all chosen this take each other's updates; nobody else is touched. */
  readonly crossesTenants?: true;
  readonly view?: typeof viewOf;
  /** What is valid in a refused request is applied all the same. */
  readonly keepsRefused?: true;
  /** Words a refusal; gets the body as it was sent, or undefined. */
  readonly refusal?: (answer: Answer, body: unknown) => Answer;
  /** Lets a request in without a valid key: as nobody, never as a tenant. */
  readonly admitsAnyone?: true;
}

export const noLeak: Leak = {};
