import type { RuleContext } from './rule-context.ts';
import type { RunState } from './run-state.ts';

/** As whom a rule is judged: the tenant, where its events arrive, and what the run has come to know of it. */
export type Actor = Pick<RuleContext, 'target' | 'receiver' | keyof RunState>;
