import { isRecord } from '../../../src/contract/json-pointer.ts';
import type { RecordForm } from '../../runner/record.ts';
import type { Allowance } from './allowances.ts';
import type { Mutant } from './mutants.ts';
import type { MutantResult } from './run-mutant.ts';

type Told = Pick<Mutant, 'id' | 'operation' | 'status' | 'place' | 'operator' | 'allowance'>;

/** What became of one operator. */
export interface OperatorSummary {
  readonly operator: string;
  /** Those that the contract forbids. */
  readonly forbidden: number;
  readonly found: number;
  readonly allowed: number;
}

export interface MutantSummary {
  readonly operators: readonly OperatorSummary[];
  readonly forbidden: number;
  readonly found: number;
  /** Forbidden ones that no rule was broken by, with what came of them. */
  readonly missed: readonly { readonly mutant: Told; readonly came: string }[];
  /** How many are allowed, by the reason why. */
  readonly allowances: readonly { readonly allowance: Allowance; readonly mutants: number }[];
  /** Rules that broke though all that was changed is allowed. */
  readonly falseAlarms: readonly string[];
}

/** What the results tell of the mutants that were reached; one that has no result yet does not count. */
export function summarise(
  reached: readonly Told[],
  results: readonly MutantResult[],
): MutantSummary {
  const byId = new Map(results.flatMap(result => result.mutants.map(id => [id, result] as const)));
  const told = reached.filter(({ id }) => byId.has(id));
  const forbidden = told.filter(({ allowance }) => allowance === null);
  const isFound = ({ id }: Told) => {
    const kind = byId.get(id)?.finding.kind;
    return kind !== undefined && isFailure(kind);
  };
  const forbiddenIds = new Set(forbidden.map(({ id }) => id));
  const isForbidden = (id: string) => forbiddenIds.has(id);
  const allowances = told.flatMap(({ allowance }) => allowance ?? []);
  return {
    operators: [...Map.groupBy(told, ({ operator }) => operator)].map(([operator, all]) => ({
      operator,
      forbidden: all.filter(({ allowance }) => allowance === null).length,
      found: all.filter(mutant => mutant.allowance === null && isFound(mutant)).length,
      allowed: all.filter(({ allowance }) => allowance !== null).length,
    })),
    forbidden: forbidden.length,
    found: forbidden.filter(isFound).length,
    missed: forbidden
      .filter(mutant => !isFound(mutant))
      .map(mutant => ({ mutant, came: described(byId.get(mutant.id)) })),
    allowances: [...Map.groupBy(allowances, ({ id }) => id).values()].flatMap(same =>
      same.slice(0, 1).map(allowance => ({ allowance, mutants: same.length })),
    ),
    falseAlarms: results.flatMap(({ mutants, finding }) =>
      finding.kind === 'broken' && !mutants.some(isForbidden)
        ? [
            `${mutants.length} with ${mutants[0]?.split(' ').at(-1)}: ${finding.rule}: ${finding.observation}`,
          ]
        : [],
    ),
  };
}

/** The command fails: a rule is broken, or an operation takes no update. */
export function isFailure(kind: MutantResult['finding']['kind']): boolean {
  return kind === 'broken' || kind === 'refused';
}

function described(result: MutantResult | undefined): string {
  switch (result?.finding.kind) {
    case 'unobservable':
      return `${result.finding.rules.length} rules unobservable`;
    case 'hung':
      return 'no answer in time';
    default:
      return 'every rule held';
  }
}

export const recordOfResults: RecordForm<MutantResult> = {
  parse(value) {
    if (!isResult(value)) throw new Error('the record holds a line that is no result');
    return value;
  },
  keyOf: result => result.mutants.join(),
};

function isResult(value: unknown): value is MutantResult {
  return isRecord(value) && Array.isArray(value.mutants) && isRecord(value.finding);
}
