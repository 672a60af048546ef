import type { SettingsUpdate } from '../contract/contract.ts';
import type { Clause } from './case/clause.ts';
import type { Target } from './client/target.ts';
import { differingIn } from './differing.ts';
import type { Heading } from './heading.ts';
import type { Judgement } from './judge.ts';
import { isEmpty, isRepeated, isSent } from './last-update.ts';
import { isOnOlderItem } from './older-item.ts';
import { toCounterexample } from './report/counterexample.ts';
import { createKeyMask } from './report/key-mask.ts';
import type { Report, ReportedClause, RuleResult } from './report/report.ts';

export function toRuleResult(
  heading: Heading,
  judgement: Judgement,
  {
    update,
    updates,
    target,
    seed,
  }: {
    readonly update: SettingsUpdate;
    /** All of the document. */
    readonly updates: readonly SettingsUpdate[];
    readonly target: Target;
    readonly seed: number;
  },
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
      const { refutation, path } = judgement;
      return {
        ...heading,
        verdict: 'broken',
        cases,
        clause: refutation.clause && reported(refutation.clause),
        differs: differingIn(refutation, updates),
        sent: isSent(refutation, update),
        repeated: isRepeated(refutation, update),
        empty: isEmpty(refutation, update),
        onOlderItem: isOnOlderItem(refutation),
        counterexample: toCounterexample(refutation, target, { seed, path }),
      };
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
