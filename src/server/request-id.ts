import type { IncomingMessage } from 'node:http';
import { soleField } from '../http/sole-field.ts';

/** Such an id is safe in a log, in a header and in a URN; anything else might be more than an id. */
const pattern = /^[A-Za-z0-9._~-]{1,128}$/;

/** The caller's `X-Request-Id`, so that one id goes through several logs, or one of our own. */
export function requestIdOf(request: IncomingMessage, newRequestId: () => string): string {
  const given = soleField(request, 'x-request-id');
  return given !== null && pattern.test(given) ? given : newRequestId();
}

/** The `instance` of a problem (RFC 9457 section 3.1.5): a URI of this occurrence alone. */
export function instanceOf(requestId: string): string {
  return `urn:holdfast:request:${requestId}`;
}
