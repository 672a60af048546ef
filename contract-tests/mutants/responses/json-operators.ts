import { isRecord } from '../../../src/contract/json-pointer.ts';

/**
 * A small change of one JSON value in an answer. The names and meanings are those of the published work
 * on mutation of HTTP responses (HttpMutator), whose abbreviations stand beside them.
 */
export interface JsonOperator {
  readonly id: string;
  readonly published: string;
  readonly fits: (value: unknown) => boolean;
  /** The value in its place; undefined where the member goes. */
  readonly mutate: (value: unknown) => unknown;
}

export const jsonOperators: readonly JsonOperator[] = [
  { id: 'member-removed', published: 'OPR', fits: () => true, mutate: () => undefined },
  { id: 'null-set', published: 'NPS', fits: value => value !== null, mutate: () => null },
  { id: 'type-changed', published: 'PTC', fits: () => true, mutate: ofAnotherType },
  operator('boolean-reversed', 'BPR', isBoolean, value => !value),
  operator('number-replaced', 'NPR', isNumber, value => value + 1),
  operator('string-replaced', 'SPR', isText, () => 'mutant'),
  operator('characters-added', 'SCA', isText, value => `${value}*/`),
  operator('string-shortened', 'SRE', isText, value => value.slice(0, -1)),
  operator('string-extended', 'SRE', isText, value => `${value}a`),
  operator('array-emptied', 'EAS', isFilled, () => []),
  operator('element-removed', 'AER', isFilled, value => value.slice(0, -1)),
  operator('element-added', 'AEA', isFilled, value => [...value, value.at(-1)]),
  operator('elements-exchanged', 'AEE', isLong, value => value.toReversed()),
  operator('member-added', 'OPA', isRecord, value => ({ ...value, mutant: 'added' })),
  operator('members-removed', 'OTPR', hasMembers, () => ({})),
];

/** A value with the change made at every place that the path names, `*` being each element; null where it fits none. */
export function mutatedAt(
  value: unknown,
  path: readonly string[],
  operator: JsonOperator,
): { readonly value: unknown } | null {
  const [head, ...rest] = path;
  if (head === undefined) return operator.fits(value) ? { value: operator.mutate(value) } : null;
  if (head === '*') return Array.isArray(value) ? mutatedElements(value, rest, operator) : null;
  if (!isRecord(value) || !Object.hasOwn(value, head)) return null;
  const mutated = mutatedAt(value[head], rest, operator);
  if (mutated === null) return null;
  const { [head]: _, ...others } = value;
  return { value: mutated.value === undefined ? others : { ...value, [head]: mutated.value } };
}

function mutatedElements(
  elements: readonly unknown[],
  rest: readonly string[],
  operator: JsonOperator,
): { readonly value: unknown } | null {
  const mutated = elements.map(element => mutatedAt(element, rest, operator));
  if (mutated.every(one => one === null)) return null;
  const kept = mutated.map((one, index) => (one === null ? elements[index] : one.value));
  return { value: kept.filter(element => element !== undefined) };
}

function operator<Value>(
  id: string,
  published: string,
  fits: (value: unknown) => value is Value,
  change: (value: Value) => unknown,
): JsonOperator {
  return { id, published, fits, mutate: value => (fits(value) ? change(value) : value) };
}

function ofAnotherType(value: unknown): unknown {
  if (typeof value === 'string') return 7;
  if (Array.isArray(value)) return {};
  if (isRecord(value)) return [];
  return value === null ? 'mutant' : String(value);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isFilled(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function isLong(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 1;
}

function hasMembers(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && Object.keys(value).length > 0;
}
