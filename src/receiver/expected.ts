import type { DeliveryCredentials } from '../contract/credentials.ts';

/** What a receiver expects an event to carry: what was set in `webhooks.auth`, or a signature. */
export type Expected = DeliveryCredentials | StandardWebhooks;

/** A signature of the bytes (https://www.standardwebhooks.com), symmetric: `v1`, HMAC with SHA-256. */
export interface StandardWebhooks {
  readonly scheme: 'standard-webhooks';
  /** `whsec_` and the key in base64. */
  readonly secret: string;
  /** Seconds that the time of an event may differ from ours: 300 unless given. */
  readonly toleranceSeconds?: number;
}

/** How credentials are found to be none, from the least like the expected ones to the most. */
export const credentialFaults = ['missing', 'malformed', 'wrong', 'too-new', 'too-old'] as const;
export type CredentialFault = (typeof credentialFaults)[number];

/** An empty variable of the environment must not let everybody in. */
export function requireUsable(expected: Expected): void {
  const values = Object.entries(expected).filter(([name]) => name !== 'toleranceSeconds');
  for (const [name, value] of values) {
    if (typeof value !== 'string' || value === '')
      throw new TypeError(
        `The expected ${name} is empty; give the one that was set for deliveries.`,
      );
  }
}
