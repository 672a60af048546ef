import { createProblem, invalidRequest, type Problem } from './problem.ts';

/** What is no JSON text (RFC 8259), an empty body included. */
export function malformedJson(): Problem {
  return createProblem('malformed-json', {
    errors: [{ pointer: '#', code: 'malformed-json', detail: 'must be a JSON text (RFC 8259)' }],
  });
}

/** What is no URL-encoded form. */
export function malformedForm(): Problem {
  const detail = 'must be a URL-encoded form in UTF-8, in which % starts an encoded byte';
  return createProblem('malformed-form', {
    errors: [{ pointer: '#', code: 'malformed-form', detail }],
  });
}

/** Deeper than any valid body; what recurses over a body stays within the stack. */
const deepest = 32;

/** A body nested beyond reason is refused before anything walks it; the walk itself does not recurse. */
export function nestingProblem(body: unknown): Problem | null {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) {
      return invalidRequest([
        { pointer: '#', code: 'too-deep', detail: `must not nest deeper than ${deepest} levels` },
      ]);
    }
    level = level.flatMap(value =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return null;
}
