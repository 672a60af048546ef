import { readBody } from '../src/http/read-body.ts';
import { parseJson } from '../src/http/read-json.ts';
import type { ReadableRequest } from '../src/http/request-head.ts';
import { isJsonMediaType } from './json-media-type.ts';

/** The body of an operation that is Prism's alone, of whatever media type; null for none. */
export async function readAny(request: ReadableRequest): Promise<unknown> {
  const bytes = await readBody(request);
  if (bytes.byteLength === 0) return null;
  const isJson = isJsonMediaType(request.headers['content-type'] ?? '');
  return isJson ? parseJson(bytes) : new TextDecoder().decode(bytes);
}
