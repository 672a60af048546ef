import { ResolveError } from '@redocly/openapi-core';
import { NoDocument } from './no-document.ts';

/** Why nothing could be loaded from a file or an address, and the remedy; null when something was. */
export function notLoaded(error: unknown): string | null {
  if (error instanceof NoDocument) return error.message;
  if (!(error instanceof ResolveError)) return null;
  const { originalError, message } = error;
  if (originalError instanceof NoDocument) return message;
  return /ENOENT|no such file/i.test(message) ? 'there is no such file; check the path' : null;
}
