import type { IncomingMessage } from 'node:http';
import { malformedJson, nestingProblem } from '../problem/body-problem.ts';
import { ProblemResponse } from '../problem/problem-response.ts';
import { readBody, unsupported } from './read-body.ts';
import { soleField } from './sole-field.ts';

/** UTF-8 is the one charset that may be named (RFC 8259 section 8.1). */
const parameters = /[ \t]*(?:;[ \t]*charset=(?:utf-8|"utf-8")[ \t]*)?$/i;

/** The JSON body of a request, safe to walk; throws the 400, 413 or 415 for anything else. */
export async function readJson(
  request: IncomingMessage,
  mediaType = 'application/json',
): Promise<unknown> {
  const sent = soleField(request, 'content-type') ?? '';
  if (sent.replace(parameters, '').toLowerCase() !== mediaType) {
    throw unsupported({ Accept: mediaType });
  }
  return parseJson(await readBody(request));
}

export function parseJson(bytes: Buffer): unknown {
  const body = parse(bytes);
  const problem = nestingProblem(body);
  if (problem !== null) throw new ProblemResponse(problem);
  return body;
}

/** Bytes that are no UTF-8 must not turn into replacement characters inside a password. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new ProblemResponse(malformedJson());
  }
}
