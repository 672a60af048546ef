import fc from 'fast-check';
import type { Contract, SettingsUpdate } from '../../contract/contract.ts';
import type { Clause } from '../case/clause.ts';
import type { TestCase } from '../case/test-case.ts';
import type { Abilities } from '../context/abilities.ts';
import type { RuleContext } from '../context/rule-context.ts';
import type { Sample } from '../generate/patches.ts';
import { whenWanted } from '../generate/when-wanted.ts';

/** A promise of the contract, in a form that any server can be held to. */
export interface Rule {
  readonly id: string;
  /** Whether it is about resources, of which our own contract has none with a life. */
  readonly isOfResources: boolean;
  /** What it says of an operation, where it depends on more than the rule and the document does not say it itself. */
  readonly statementOf?: (update: SettingsUpdate) => string;
  /** Derived from the annotations alone. */
  appliesTo(update: SettingsUpdate, contract: Contract): boolean;
  /** What the target must offer for the rule to be judged at all. */
  readonly needs: readonly (keyof Abilities)[];
  /** What a server may go without; the rule then says nothing of it. */
  readonly onlyWith?: keyof Abilities;
  /** What it says, one thing after the other: it is held where each of them was seen to be so. */
  readonly clauses: readonly Clause[];
  /** Share of the default number of runs, for rules whose cases are costly or hardly vary. */
  readonly effort: number;
  /** Cases that every run takes first, whatever its seed: a finite list is walked, not sampled. */
  examples(context: RuleContext, seed: number): readonly unknown[];
  /** A property whose cases are run by `cases`, which records and judges them. */
  property(context: RuleContext, cases: CaseRunner): fc.IAsyncPropertyWithHooks<[unknown]>;
}

export interface CaseRunner {
  /** Whether the next case will be run: of one that will not nothing has to be made. */
  readonly isNextWanted: () => boolean;
  run(check: (testCase: TestCase) => Promise<void>): Promise<void>;
}

interface RuleDefinition<Input> {
  readonly id: string;
  readonly isOfResources?: boolean;
  readonly statementOf?: Rule['statementOf'];
  readonly appliesTo?: Rule['appliesTo'];
  readonly needs?: Rule['needs'];
  readonly onlyWith?: keyof Abilities;
  readonly clauses: Rule['clauses'];
  readonly effort?: number;
  /** What varies from case to case. */
  readonly inputs: (context: RuleContext) => fc.Arbitrary<Input>;
  /** `next` draws from the inputs, so that an example only says what it is about. */
  readonly examples?: (context: RuleContext, sample: Sample, next: () => Input) => readonly Input[];
  /** One case: sends requests through the test case and compares; throws a Refutation. */
  readonly check: (testCase: TestCase, input: Input) => Promise<void>;
}

/** Types a rule's inputs where it is written and hides them from everyone who only runs rules. */
export function defineRule<Input>(rule: RuleDefinition<Input>): Rule {
  return {
    id: rule.id,
    isOfResources: rule.isOfResources ?? false,
    ...(rule.statementOf !== undefined && { statementOf: rule.statementOf }),
    appliesTo: rule.appliesTo ?? (() => true),
    needs: rule.needs ?? [],
    ...(rule.onlyWith !== undefined && { onlyWith: rule.onlyWith }),
    clauses: rule.clauses,
    effort: rule.effort ?? 1,
    examples: (context, seed) => {
      const sample = sampleOf(seed);
      const inputs = rule.inputs(context);
      return rule.examples?.(context, sample, () => sample(inputs)) ?? [];
    },
    property: (context, cases) =>
      fc.asyncProperty(whenWanted(rule.inputs(context), cases.isNextWanted), input =>
        cases.run(testCase => rule.check(testCase, input)),
      ),
  };
}

function sampleOf(seed: number): Sample {
  let taken = 0;
  return arbitrary => {
    taken += 1;
    const [value] = fc.sample(arbitrary, { numRuns: 1, seed: seed + taken });
    if (value === undefined) throw new Error('nothing was generated');
    return value;
  };
}
