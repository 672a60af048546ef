import type { SettingsUpdate } from '../contract/contract.ts';
import type { Clause } from './case/clause.ts';
import type { Target } from './client/target.ts';
import { differingIn, isSent } from './differing.ts';
import type { Heading } from './heading.ts';
import type { Judgement } from './judge.ts';
import { toCounterexample } from './report/counterexample.ts';
import { createKeyMask } from './report/key-mask.ts';
import type { Report, ReportedClause, RuleResult } from './report/report.ts';

export function toRuleResult(
  heading: Heading,
  judgement: Judgement,
  {
    update,
    target,
    seed,
  }: { readonly update: SettingsUpdate; readonly target: Target; readonly seed: number },
): RuleResult {
  const { cases } = judgement;
  switch (judgement.verdict) {
    case 'held':
      return { ...heading, verdict: 'held', cases };
    case 'unobservable':
      return {
        ...heading,
        verdict: 'unobservable',
        cases,
        // It may quote what the server, or the system, said.
        reason: createKeyMask(target.options)(judgement.reason),
        unseen: judgement.unseen.map(reported),
      };
    case 'broken': {
      const clause = judgement.refutation.clause && reported(judgement.refutation.clause);
      const sent = isSent(judgement.refutation, update);
      const differs = differingIn(judgement.refutation, update);
      const replay = { seed, path: judgement.path };
      const counterexample = toCounterexample(judgement.refutation, target, replay);
      return { ...heading, verdict: 'broken', cases, clause, differs, sent, counterexample };
    }
  }
}

function reported({ id, statement }: Clause): ReportedClause {
  return { id, statement };
}

export function summarise(results: readonly RuleResult[]): Report['summary'] {
  const count = (verdict: RuleResult['verdict']) =>
    results.filter(result => result.verdict === verdict).length;
  return { held: count('held'), broken: count('broken'), unobservable: count('unobservable') };
}
