import { expect, test } from 'vitest';
import { jsonOperators, mutatedAt } from './json-operators.ts';

const problem = {
  title: 'no',
  status: 400,
  isFinal: true,
  nothing: null,
  errors: [{ pointer: '#/a' }, { pointer: '#/b', code: 'c' }],
};

function mutated(id: string, ...path: readonly string[]): unknown {
  const operator = jsonOperators.find(one => one.id === id);
  if (operator === undefined) throw new Error(`there is no operator ${id}`);
  const result = mutatedAt(problem, path, operator);
  return result === null ? 'does not fit' : result.value;
}

test.each([
  ['null-set', 'title', null],
  ['type-changed', 'title', 7],
  ['type-changed', 'status', '400'],
  ['type-changed', 'nothing', 'mutant'],
  ['type-changed', 'errors', {}],
  ['boolean-reversed', 'isFinal', false],
  ['number-replaced', 'status', 401],
  ['string-replaced', 'title', 'mutant'],
  ['characters-added', 'title', 'no*/'],
  ['string-shortened', 'title', 'n'],
  ['string-extended', 'title', 'noa'],
  ['array-emptied', 'errors', []],
  ['element-removed', 'errors', [problem.errors[0]]],
  ['element-added', 'errors', [...problem.errors, problem.errors[1]]],
  ['elements-exchanged', 'errors', problem.errors.toReversed()],
])('%s at /%s leaves the rest as it is', (id, name, value) => {
  expect(mutated(id, name)).toEqual({ ...problem, [name]: value });
});

test('a member that is removed is gone, and the order of the others stays', () => {
  const { status: _, ...rest } = problem;
  expect(JSON.stringify(mutated('member-removed', 'status'))).toBe(JSON.stringify(rest));
});

test('a star is each element that has the member', () => {
  expect(mutated('string-replaced', 'errors', '*', 'code')).toEqual({
    ...problem,
    errors: [problem.errors[0], { pointer: '#/b', code: 'mutant' }],
  });
  expect(mutated('member-added', 'errors', '*')).toEqual({
    ...problem,
    errors: problem.errors.map(error => ({ ...error, mutant: 'added' })),
  });
});

test('the body itself is a place', () => {
  expect(mutated('members-removed')).toEqual({});
});

test.each([
  ['null-set', 'nothing'],
  ['boolean-reversed', 'title'],
  ['string-replaced', 'absent'],
  ['elements-exchanged', 'title'],
])('%s does not fit at /%s', (id, name) => {
  expect(mutated(id, name)).toBe('does not fit');
});
