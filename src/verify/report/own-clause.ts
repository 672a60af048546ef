import { isNoEvent } from '../case/deliveries.ts';
import type { BrokenRule } from './report.ts';

/**
 * Whether a clause of the rule is not kept, an update refused that it allows, or an item not to be seen.
 * That no event arrived says nothing of what it would have carried, and another refusal than the one that
 * is due, which status it has, is for a few rules to say.
 */
export function isOwn({ id, clause, differs, counterexample }: BrokenRule): boolean {
  if (differs === 'acceptance' || differs === 'failure') return true;
  if (clause === null) return false;
  const { actual } = counterexample;
  if (isNoEvent(actual)) return false;
  const isRefused = typeof actual === 'number' && actual >= 400 && actual < 500;
  return differs !== 'refusal' || !isRefused || aboutStatuses.includes(id);
}

const aboutStatuses = ['api-key-is-required', 'requests-are-strict', 'errors-are-problems'];
