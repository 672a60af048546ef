import { expect, test } from 'vitest';
import { fromViolations } from './prism-problems.ts';

const violation = (message: string, ...path: readonly string[]) => ({ message, path, severity: 0 });

test('what is wrong around the body and in it is told at once', () => {
  const { problem } = fromViolations([
    violation('Request query parameter "page" must be integer', 'query', 'page'),
    violation('Request body property "a" must be string', 'body', 'a'),
    violation('Request header "x-from" is required', 'header', 'x-from'),
  ]);
  expect(problem).toMatchObject({
    status: 400,
    code: 'malformed-request',
    detail: 'Request query parameter "page" must be integer; Request header "x-from" is required',
    errors: [{ pointer: '#/a', detail: 'Request body property "a" must be string' }],
  });
});

test('no more is told than anyone reads', () => {
  const many = Array.from({ length: 5_000 }, (_, at) =>
    violation('must be string', 'body', `${at}`),
  );
  expect(fromViolations(many).problem.errors).toHaveLength(100);
});
