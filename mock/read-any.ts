import type { IncomingMessage } from 'node:http';
import { readBody } from '../src/http/read-body.ts';
import { parseJson } from '../src/http/read-json.ts';

const anyJson = /^application\/(?:[^;\s]+\+)?json[ \t]*(?:;|$)/i;

/** The body of an operation that is Prism's alone, of whatever media type; null for none. */
export async function readAny(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBody(request);
  if (bytes.byteLength === 0) return null;
  return anyJson.test(request.headers['content-type'] ?? '') ? parseJson(bytes) : bytes.toString();
}
