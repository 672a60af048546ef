import type { ServerResponse } from 'node:http';
import { problemMediaType } from '../src/problem/problem.ts';
import type { ProblemResponse } from '../src/problem/problem-response.ts';

/** A response, whole, before anything is written. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for none; text goes out as it is where the media type is not JSON. */
  readonly body: unknown;
}

export function jsonAnswer(status: number, body: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body };
}

export function problemAnswer({ problem, headers }: ProblemResponse): Answer {
  return {
    status: problem.status,
    headers: { ...headers, 'Content-Type': problemMediaType },
    body: problem,
  };
}

export function write(response: ServerResponse, { status, headers, body }: Answer): void {
  // Settings change with every update, so no answer may be served twice (RFC 9111 section 5.2.2.5).
  response.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.statusCode = status;
  if (body === undefined) response.end();
  else response.end(serialize(body, String(response.getHeader('Content-Type') ?? '')));
}

function serialize(body: unknown, mediaType: string): string {
  const isJson = /^application\/([^;]+\+)?json\b/i.test(mediaType);
  return typeof body === 'string' && !isJson ? body : JSON.stringify(body);
}
