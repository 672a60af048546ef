import type { ServerResponse } from 'node:http';
import { type Problem, problemMediaType } from '../problem/problem.ts';

/** Writes JSON as it is. Express's own `json` adds a charset, which JSON has not (RFC 8259 section 11), and an ETag. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  answer(response, status, 'application/json', body, {});
}

export function answerProblem(
  response: ServerResponse,
  problem: Problem,
  headers: Readonly<Record<string, string>>,
): void {
  answer(response, problem.status, problemMediaType, problem, headers);
}

function answer(
  response: ServerResponse,
  status: number,
  mediaType: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': mediaType,
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
