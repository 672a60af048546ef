import type { Path } from '../../contract/json-pointer.ts';
import { isRecord, parsePointer } from '../../contract/json-pointer.ts';
import type { Exchange } from '../client/exchange.ts';
import { isForeign } from '../generate/refusals.ts';
import type { Clause } from './clause.ts';
import type { TestCase } from './test-case.ts';

/** An error answer is a problem document (RFC 9457) that tells its own status and a title. */
export function expectProblem(
  testCase: TestCase,
  clause: Clause,
  what: string,
  { response }: Exchange,
): void {
  const mediaType = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? null;
  testCase.expect(
    clause,
    `${what} is answered with a problem`,
    'application/problem+json',
    mediaType,
  );
  const body = isRecord(response.json) ? response.json : {};
  // RFC 9457 section 3.1: none of its members has to be there, unless somebody says so.
  const isForeignProblem = isForeign(testCase.context.update);
  if (!isForeignProblem || body.status !== undefined)
    testCase.expect(
      clause,
      `the problem for ${what} tells its status`,
      response.status,
      body.status ?? null,
    );
  if (!isForeignProblem && (typeof body.title !== 'string' || body.title === ''))
    testCase.fail(clause, `the problem for ${what} has a title`, 'a text', body.title ?? null);
  for (const member of texts)
    if (Object.hasOwn(body, member) && typeof body[member] !== 'string')
      testCase.fail(
        clause,
        `the ${member} of the problem for ${what} is a text`,
        'a text',
        body[member],
      );
}

/** RFC 9457 section 3.1: these need not be there, and are texts where they are. */
const texts = ['type', 'detail', 'instance'];

/** A 400 for a JSON body says where: one of its pointers is at the violation, or at the object that it is a member of. */
export function expectPointer(
  testCase: TestCase,
  clause: Clause,
  what: string,
  { response }: Exchange,
  at: Path,
): void {
  const errors =
    isRecord(response.json) && Array.isArray(response.json.errors) ? response.json.errors : [];
  const pointers = errors.flatMap(error =>
    isRecord(error) && typeof error.pointer === 'string' ? [error.pointer] : [],
  );
  const allowed = [at, at.slice(0, -1)].map(path => JSON.stringify(path));
  const hit = pointers.some(pointer => {
    const path = pathOf(pointer);
    return path !== null && allowed.includes(JSON.stringify(path));
  });
  if (hit) testCase.sight.sees(clause);
  else
    testCase.fail(
      clause,
      `the problem for ${what} points at it`,
      `a pointer at #/${at.join('/')}`,
      pointers,
    );
}

/** RFC 6901 section 6; null where the text is no pointer in a URI fragment. */
function pathOf(pointer: string): Path | null {
  if (pointer !== '#' && !pointer.startsWith('#/')) return null;
  try {
    return parsePointer(decodeURIComponent(pointer.slice(1)));
  } catch {
    return null;
  }
}
