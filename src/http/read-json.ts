import type { IncomingMessage } from 'node:http';
import { malformedJson, nestingProblem } from '../problem/body-problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { decoded, readContent } from './read-content.ts';

/** The JSON body of a request, safe to walk; throws the 400, 413 or 415 for anything else. */
export async function readJson(
  request: IncomingMessage,
  mediaType = 'application/json',
): Promise<unknown> {
  return parseJson(await readContent(request, mediaType));
}

export function parseJson(bytes: Buffer): unknown {
  const body = parse(bytes);
  const problem = nestingProblem(body);
  if (problem !== null) throw new ProblemResponse(problem);
  return body;
}

function parse(bytes: Buffer): unknown {
  const text = decoded(bytes);
  try {
    if (text !== null) return JSON.parse(text);
  } catch {
    // As what is no text at all.
  }
  throw new ProblemResponse(malformedJson());
}
