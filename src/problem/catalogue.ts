/**
 * Every problem our servers answer with (RFC 9457). The code is stable and also ends the type, a URN
 * so that it names the kind of problem without promising a page behind it.
 */
export const catalogue = {
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'malformed-form': { status: 400, title: 'The body is not a valid form' },
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'invalid-request': { status: 400, title: 'The request does not follow the contract' },
  unauthorized: { status: 401, title: 'A valid API key is required' },
  'credentials-required': { status: 401, title: 'Valid credentials are required' },
  forbidden: { status: 403, title: 'This is not offered to the caller' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'The address does not take this method' },
  'not-acceptable': { status: 406, title: 'There is no answer of the wanted kind' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  conflict: { status: 409, title: 'There is one of that key already' },
  'content-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be of another media type' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'header-fields-too-large': { status: 431, title: 'The header fields are too large' },
  'internal-error': { status: 500, title: 'The server failed' },
  'package-missing': { status: 501, title: 'This needs a package that is not installed' },
  'service-unavailable': { status: 503, title: 'The service is unavailable for now' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof catalogue;
