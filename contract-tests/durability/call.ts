import { valueAt } from '../../src/contract/json-pointer.ts';

/** A server under load, and one tenant of it. */
export interface Caller {
  readonly url: string;
  readonly apiKey: string;
}

/** The body of a 2xx answer. Rejects when there was no answer, or another one. */
export async function call(
  { url, apiKey }: Caller,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { apiKey, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new RefusedError(`${method} ${path} was answered with ${response.status}`);
  return text === '' ? null : JSON.parse(text);
}

/** The server answered, but not with a success. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** The number at the end of a text such as a url, which says which update wrote it. */
export function numberAt(body: unknown, path: readonly string[]): number {
  const text = valueAt(body, path);
  return typeof text === 'string' ? Number(/\d+$/.exec(text)?.[0] ?? Number.NaN) : Number.NaN;
}
