import { isRecord } from './json-pointer.ts';
import { NoDocument } from './no-document.ts';

/** Why nothing could be loaded from a file or an address, and the remedy; null when something was. */
export function notLoaded(error: unknown): string | null {
  // What Redocly could not load it tells as the cause of an error of its own.
  const cause = isRecord(error) && 'originalError' in error ? error.originalError : error;
  if (cause instanceof NoDocument) return cause.message;
  const isMissing = isRecord(cause) && cause.code === 'ENOENT';
  return isMissing ? 'there is no such file; check the path' : null;
}
