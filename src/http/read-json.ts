import { malformedJson, nestingProblem } from '../problem/body-problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { decoded, readContent } from './read-content.ts';
import type { ReadableRequest } from './request-head.ts';

/** The JSON body of a request, safe to walk; throws the 400, 413 or 415 for anything else. */
export async function readJson(
  request: ReadableRequest,
  mediaType = 'application/json',
): Promise<unknown> {
  return parseJson(await readContent(request, mediaType));
}

export function parseJson(bytes: Uint8Array): unknown {
  const body = parse(bytes);
  const problem = nestingProblem(body);
  if (problem !== null) throw new ProblemResponse(problem);
  return body;
}

function parse(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  try {
    if (text !== null) return JSON.parse(text);
  } catch {
    // As what is no text at all.
  }
  throw new ProblemResponse(malformedJson());
}
