import type { CredentialFault, Expected } from './expected.ts';
import type { BodyFault } from './received.ts';

/** What is wrong with an event: its credentials, or its body. */
export type RefusalCode = CredentialFault | BodyFault | 'body-not-json';

/** The status and the header fields of an answer without a body: what `new Response(null, …)` and `writeHead` take. */
export interface EventAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What to answer. Nobody who has to guess credentials is told how near a guess was. */
export function answerTo(code: RefusalCode, expected: readonly Expected[]): EventAnswer {
  switch (code) {
    case 'body-too-large':
      return { status: 413, headers: {} };
    case 'body-not-json':
    case 'body-broken-off':
      return { status: 400, headers: {} };
    case 'body-already-read':
      // Ours to mend; a sender that tries again later may be right.
      return { status: 500, headers: {} };
    default: {
      // A 401 has a challenge (RFC 9110 section 15.5.2).
      const challenges = new Set(expected.map(({ scheme }) => `${names[scheme]} realm="events"`));
      return { status: 401, headers: { 'WWW-Authenticate': [...challenges].join(', ') } };
    }
  }
}

const names = {
  none: 'None',
  basic: 'Basic',
  header: 'ApiKey',
  'standard-webhooks': 'StandardWebhooks',
} as const satisfies Record<Expected['scheme'], string>;
