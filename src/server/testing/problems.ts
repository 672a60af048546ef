import { expect } from 'vitest';
import { problemMediaType } from '../../problem/problem.ts';
import type { Answer } from './running.ts';

/** Every refusal is a problem of this code, whose status is also that of the response. */
export function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.headers.get('content-type')).toBe(problemMediaType);
  expect(answer).toMatchObject({
    status,
    body: {
      type: `urn:holdfast:problem:${code}`,
      title: expect.stringMatching(/\S/),
      status,
      code,
    },
  });
}

/** A 400 for a body that names one place. */
export function expectViolation(answer: Answer, pointer: string, code: string): void {
  expectProblem(
    answer,
    400,
    pointer === '#' && code === 'malformed-json' ? code : 'invalid-request',
  );
  expect(answer.body).toMatchObject({ errors: [{ pointer, code, detail: expect.any(String) }] });
}
