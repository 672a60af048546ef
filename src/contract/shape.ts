import type { SchemaObject } from './schema.ts';

/**
 * What a settings document is made of, as the annotations say it. Merging, masking, cascading and
 * the verifier's generators all follow this one description, so a new endpoint needs no new code.
 */
export type Shape = ValueShape | SecretShape | GroupShape | ExclusiveShape;

/** A plain value; sending it replaces it, null clears it to `unset`. */
export interface ValueShape {
  readonly kind: 'value';
  /** What a view shows while nothing is stored. */
  readonly unset: unknown;
  /** What a request may send here, and what a view may show. */
  readonly patch: SchemaObject;
  readonly view: SchemaObject;
}

/** `x-secret`: kept when null or omitted, shown as null, with a flag beside it that tells its presence. */
export interface SecretShape {
  readonly kind: 'secret';
  readonly presence?: string;
  readonly patch: SchemaObject;
}

/** An object whose omitted members stay untouched (RFC 7396). */
export interface GroupShape {
  readonly kind: 'group';
  readonly members: Readonly<Record<string, Shape>>;
  readonly subscription?: Subscription;
  readonly credential?: Credential;
}

/** `x-exclusive-by`: the member `by` names the one branch that is stored, or null for none. */
export interface ExclusiveShape {
  readonly kind: 'exclusive';
  readonly by: string;
  readonly branches: Readonly<Record<string, GroupShape>>;
}

/** `x-event-subscription`: the members of a group that say whether and where events go. */
export interface Subscription {
  readonly enabled: string;
  readonly url: string;
}

/** `x-credential`: the members of a branch that authenticate a delivery. */
export type Credential =
  | { readonly scheme: 'basic'; readonly username: string; readonly password: string }
  | { readonly scheme: 'header'; readonly name: string; readonly value: string };
