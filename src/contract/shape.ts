import type { SchemaObject } from './schema.ts';

/**
 * What a settings document is made of, as the annotations say it. Merging, masking, cascading and
 * the verifier's generators all follow this one description, so a new endpoint needs no new code.
 */
export type Shape = ValueShape | SecretShape | GroupShape | ExclusiveShape;

/** What becomes of something that a request leaves out. */
export type WhenOmitted = 'keep' | 'reset';

/** A plain value of any JSON type, lists and free-form maps included; sending it replaces it. */
export interface ValueShape {
  readonly kind: 'value';
  /** What a view shows while nothing is stored; undefined where it shows nothing, or the document does not say. */
  readonly unset: unknown;
  /** What our own servers show then where the view requires something all the same. */
  readonly placeholder?: unknown;
  /** What null does: it is a value like others, clears, or is refused. */
  readonly nulls: 'store' | 'unset' | 'refuse';
  /** Whether an object is merged into the stored one, all the way down (RFC 7396 section 2), rather than in its place. */
  readonly merges: boolean;
  /** What a request may send here, and what a view may show; null where no view shows it. */
  readonly patch: SchemaObject;
  readonly view: SchemaObject | null;
}

/** `x-secret`: a value that no view shows as it is, with a flag beside it that may tell its presence. */
export interface SecretShape {
  readonly kind: 'secret';
  readonly presence?: string;
  /**
   * What a view shows in its place while one is stored: null, nothing or a mask. `unsaid` is what holds
   * secrets somewhere inside: a view may show parts of it, and ours shows none.
   */
  readonly shown: null | 'absent' | 'unsaid' | Mask;
  readonly omitted: WhenOmitted;
  readonly nulls: 'keep' | 'unset' | 'refuse';
  /** A text is stored as it is, any other JSON value as its JSON text. */
  readonly form: 'text' | 'json';
  readonly patch: SchemaObject;
}

/** A text that stands for a secret in views. */
export interface Mask {
  readonly mask: string;
  /** Whether the secret stays as it is when the mask is sent back. */
  readonly keeps: boolean;
  /** What a view shows while no secret is stored: null, nothing or the mask all the same. */
  readonly unset: null | 'absent' | 'mask';
}

/** An object with members of its own. */
export interface GroupShape {
  readonly kind: 'group';
  readonly members: Readonly<Record<string, Shape>>;
  readonly omitted: WhenOmitted;
  /** Null in its place clears all of its members, or is refused. */
  readonly nulls: 'unset' | 'refuse';
  /** Whether views have it. */
  readonly isShown: boolean;
  /** What may be there together, where `oneOf` or `anyOf` leave a choice. */
  readonly alternatives?: readonly Alternative[];
  readonly subscription?: Subscription;
  readonly credential?: Credential;
}

/** One of several schemas of an object. */
export interface Alternative {
  readonly members: readonly string[];
  /** The values that some of them have to have, by which it is told from others. */
  readonly when: Readonly<Record<string, readonly unknown[]>>;
  /** What it says of the values of a member of which another one says something else. */
  readonly values: Readonly<Record<string, SchemaObject>>;
}

/** `x-exclusive-by`: the member `by` names the one branch that is stored, or null for none. */
export interface ExclusiveShape {
  readonly kind: 'exclusive';
  readonly by: string;
  readonly branches: Readonly<Record<string, GroupShape>>;
  readonly nulls: 'unset' | 'refuse';
  readonly isShown: boolean;
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

/** Whether views have a place for it. */
export function isShown(shape: Shape): boolean {
  switch (shape.kind) {
    case 'value':
      return shape.view !== null;
    case 'secret':
      return shape.shown !== 'absent' && shape.shown !== 'unsaid';
    case 'group':
    case 'exclusive':
      return shape.isShown;
  }
}
