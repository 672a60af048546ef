/** Field names that a sender sets itself, so that a configured credential must not take them (RFC 9110, RFC 9112). */
export const reservedHeaders: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'content-type',
  'transfer-encoding',
  'connection',
  'user-agent',
  'keep-alive',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'proxy-connection',
]);

/** RFC 9110 section 5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Spaces, control characters and what `URL` would strip or treat as a slash. */
const unsafe = /[\s\p{Cc}\\]/u;

export interface Format {
  readonly accepts: (text: string) => boolean;
  /** The sentence a problem shows; it never repeats the value. */
  readonly expectation: string;
}

/** The `format` names of our own vocabulary. */
export const formats: Readonly<Record<string, Format>> = {
  'webhook-url': {
    accepts: text => {
      // Half a surrogate pair has no UTF-8: it would be sent, and may be stored, as something else.
      if (!text.isWellFormed() || unsafe.test(text) || !/^https?:\/\/[^/]/i.test(text))
        return false;
      const url = URL.parse(text);
      return (
        url !== null && url.username === '' && url.password === '' && !authority(text).includes('@')
      );
    },
    expectation:
      'must be an absolute http or https URL without credentials, spaces or control characters, of at most 2048 characters',
  },
  'credential-header': {
    accepts: isCredentialHeader,
    expectation: 'must be a header name (an RFC 9110 token) that HTTP does not reserve for itself',
  },
};

/** Whether a delivery may carry a credential in a header field of this name. */
export function isCredentialHeader(name: string): boolean {
  return token.test(name) && !reservedHeaders.has(name.toLowerCase());
}

/** `http://@host` carries empty user information, which `URL` drops without a trace. */
function authority(url: string): string {
  return url.split(/[/?#]/)[2] ?? '';
}
