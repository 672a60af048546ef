import { expect, test } from 'vitest';
import {
  additionOperators,
  fieldOperators,
  mediaTypeOperators,
  statusOperators,
} from './head-operators.ts';

const answer = {
  status: 400,
  headers: { allow: 'POST', 'content-type': 'application/problem+json; charset=utf-8' },
  json: {},
  text: '{}',
};

test('a status becomes another one of each class', () => {
  const statuses = [200, 400, 404, 500].map(status =>
    statusOperators.map(({ mutate }) => mutate({ ...answer, status }, 'status')?.status),
  );
  expect(statuses).toEqual([
    [201, 404, 500],
    [200, 404, 500],
    [200, 400, 500],
    [200, 404, 503],
  ]);
});

test('a field is removed, or has another value', () => {
  const { allow: _, ...others } = answer.headers;
  expect(fieldOperators.map(({ mutate }) => mutate(answer, 'allow')?.headers)).toEqual([
    others,
    { ...answer.headers, allow: 'mutant' },
  ]);
});

test('the content type becomes another media type, or has another charset', () => {
  const types = mediaTypeOperators.map(
    ({ mutate }) => mutate(answer, 'content-type')?.headers['content-type'],
  );
  expect(types).toEqual([
    'text/html; charset=utf-8',
    'application/json',
    'application/problem+json; charset=iso-8859-1',
  ]);
});

test('a field is added, and none that is not there is changed', () => {
  expect(additionOperators.map(({ mutate }) => mutate(answer, 'x-new')?.headers)).toEqual([
    { ...answer.headers, 'x-new': 'mutant' },
  ]);
  for (const { mutate } of [...fieldOperators, ...mediaTypeOperators])
    expect(mutate(answer, 'retry-after')).toBeNull();
});
