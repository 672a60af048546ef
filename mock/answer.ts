import type { RequestHead } from '../src/http/request-head.ts';
import type { Problem } from '../src/problem/problem.ts';
import type { ProblemResponse } from '../src/problem/problem-response.ts';
import { isJsonMediaType } from './json-media-type.ts';

/** What answers are written to. Node's own response is one. */
export interface OutgoingResponse {
  /** Whether all that was written has gone out. */
  readonly writableFinished: boolean;
  readonly req: Pick<RequestHead, 'method'>;
  statusCode: number;
  getHeader(name: string): unknown;
  setHeader(name: string, value: string | number): unknown;
  end(text?: string): unknown;
  /** Nothing more comes of it: all was written, or whoever asked has gone. */
  on(event: 'close', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

/** A response, whole, before anything is written. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined for none; text goes out as it is where the media type is not JSON. */
  readonly body: unknown;
  /** What is wrong with the request, where the body says it in the document's own way. */
  readonly problem?: Problem;
}

export function jsonAnswer(status: number, body: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body };
}

export function problemAnswer({ problem, headers }: ProblemResponse): Answer {
  return { status: problem.status, headers, body: problem };
}

export function write(response: OutgoingResponse, { status, headers, body }: Answer): void {
  // Settings change with every update, so no answer may be served twice (RFC 9111 section 5.2.2.5).
  response.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  const text = serialize(body, String(response.getHeader('Content-Type') ?? ''));
  // Node counts only what it sends; a HEAD tells what a GET would have (RFC 9110 section 8.6).
  if (response.req.method === 'HEAD')
    response.setHeader('Content-Length', new TextEncoder().encode(text).byteLength);
  response.end(text);
}

function serialize(body: unknown, mediaType: string): string {
  return typeof body === 'string' && !isJsonMediaType(mediaType) ? body : JSON.stringify(body);
}
