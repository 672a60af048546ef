import type { RuleContext } from '../context/rule-context.ts';

/** Where it is seen whether a clause is kept, which tells what is missing while it is not seen. */
export type SeenIn = 'answers' | 'settings' | 'items' | 'deliveries';

/** One thing that a rule says. A rule is held only where each of its clauses came into sight. */
export interface Clause {
  readonly id: string;
  readonly statement: string;
  readonly seenIn: SeenIn;
  /** Whether the operation has what the clause is about. */
  appliesTo(context: RuleContext): boolean;
}

export function clause(
  id: string,
  seenIn: SeenIn,
  statement: string,
  appliesTo: Clause['appliesTo'] = () => true,
): Clause {
  return { id, seenIn, statement, appliesTo };
}
