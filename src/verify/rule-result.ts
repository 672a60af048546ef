import type { Contract, SettingsUpdate } from '../contract/contract.ts';
import type { OperationRule } from '../contract/rules.ts';
import type { Clause } from './case/clause.ts';
import type { Target } from './client/target.ts';
import { differingIn, isSent } from './differing.ts';
import { nameOf } from './generate/require-values.ts';
import type { Judgement } from './judge.ts';
import { toCounterexample } from './report/counterexample.ts';
import { createKeyMask } from './report/key-mask.ts';
import type { Report, ReportedClause, RuleResult } from './report/report.ts';
import type { Rule } from './rules/rule.ts';

type Heading = Pick<RuleResult, 'id' | 'level' | 'statement' | 'source' | 'operation'>;

interface Documents {
  readonly contract: Contract;
  /** Where the words of rules come from when the contract itself names none. */
  readonly catalogue: Contract;
}

export function ruleHeading(
  { id, statementOf }: Pick<Rule, 'id' | 'statementOf'>,
  update: SettingsUpdate,
  { contract, catalogue }: Documents,
): Heading {
  const text = contract.rules[id] ?? catalogue.rules[id];
  if (text === undefined) throw new Error(`the catalogue has no rule ${id}`);
  const isIt = (rule: OperationRule) => rule.id === id;
  const source = (
    update.rules.find(isIt) ?? catalogue.updates.flatMap(({ rules }) => rules).find(isIt)
  )?.source;
  return {
    id,
    ...text,
    ...(statementOf !== undefined &&
      contract.rules[id] === undefined && { statement: statementOf(update) }),
    ...(source !== undefined && { source }),
    operation: nameOf(update),
  };
}

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
