import { ResolveError } from '@redocly/openapi-core';
import { NoDocument } from './fetch-within.ts';

/** Why nothing could be loaded from a file or an address, and the remedy; null when something was. */
export function notLoaded(error: unknown): string | null {
  if (!(error instanceof ResolveError)) return null;
  const { originalError, message } = error;
  if (originalError instanceof NoDocument) return `${message}; check the address`;
  if (/ENOENT|no such file/i.test(message)) return 'there is no such file; check the path';
  // In Redocly's words; it goes on with the full path.
  if (message.startsWith('Expected a file but received a folder'))
    return 'is a folder; give a file in it';
  return null;
}
