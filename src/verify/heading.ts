import type { Contract, SettingsUpdate } from '../contract/contract.ts';
import { isForeign } from './generate/refusals.ts';
import { nameOf } from './generate/require-values.ts';
import type { RuleResult } from './report/report.ts';
import { rules } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { documentTitles } from './rules/titles.ts';

/** What a rule is told as. */
export type Heading = Pick<RuleResult, 'id' | 'level' | 'statement' | 'source' | 'operation'>;

export interface Documents {
  readonly contract: Contract;
  /** Where the words of rules come from when the contract itself names none. */
  readonly catalogue: Contract;
}

/** What an operation is held to by a rule, or null where it is not. */
export function headingOf(
  { id, isOfResources, statementOf }: Rule,
  update: SettingsUpdate,
  { contract, catalogue }: Documents,
): Heading | null {
  const operation = nameOf(update);
  if (isForeign(update)) {
    const title = documentTitles[id];
    if (title === undefined) return null;
    const statement = statementOf?.(update) ?? title.statement;
    return { ...title, statement, operation };
  }
  const known = catalogue.rules[id];
  if (known === undefined && isOfResources) return null;
  if (known === undefined)
    throw new Error(`the rule ${id} has no entry under x-rules in the document; add it there`);
  const all = [...update.rules, ...catalogue.updates.flatMap(one => one.rules)];
  const source = all.find(rule => rule.id === id)?.source;
  return {
    id,
    ...(contract.rules[id] ?? known),
    ...(statementOf !== undefined &&
      contract.rules[id] === undefined && { statement: statementOf(update) }),
    ...(source !== undefined && { source }),
    operation,
  };
}

/** What rules are called, of all operations of the contract. */
export function ruleIds(documents: Documents): readonly string[] {
  const headings = documents.contract.updates.flatMap(update =>
    rules.flatMap(rule => headingOf(rule, update, documents) ?? []),
  );
  return [...new Set(headings.map(({ id }) => id))];
}
