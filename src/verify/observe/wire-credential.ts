import { isRecord } from '../../contract/json-pointer.ts';
import type { Shape } from '../../contract/shape.ts';
import { branchNamed } from '../../contract/shapes-below.ts';
import type { Arrival } from './step.ts';

/** The header field that a delivery must carry for credentials that were sent. */
export interface WireCredential {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

/** RFC 7617 for basic credentials, the configured header for a key; null where the patch sends neither whole. */
export function wireCredential(shape: Shape, sent: unknown): WireCredential | null {
  if (!isRecord(sent)) return null;
  if (shape.kind === 'exclusive') {
    const named = branchNamed(shape, sent[shape.by]);
    if (named === null) return null;
    const [name, branch] = named;
    return wireCredential(branch, sent[name]);
  }
  if (shape.kind !== 'group' || shape.credential === undefined) return null;
  const { credential } = shape;
  if (credential.scheme === 'basic') {
    const username = sent[credential.username];
    const password = sent[credential.password];
    if (typeof username !== 'string' || typeof password !== 'string') return null;
    return {
      name: 'authorization',
      value: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
    };
  }
  const name = sent[credential.name];
  const value = sent[credential.value];
  return typeof name === 'string' && typeof value === 'string'
    ? { name: name.toLowerCase(), value }
    : null;
}

/** What an arrival carries where the credential should be. */
export function carriedBy(arrival: Arrival, credential: WireCredential): string | null {
  return arrival.headers[credential.name] ?? null;
}
