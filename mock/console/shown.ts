/**
 * A value as the console may show it. What is masked is a kind of its own and never a text, so that
 * nothing a client sends can pass for a mask.
 */
export type Shown = ShownPlain | ShownPart | ShownMembers | ShownSecret | ShownHidden;

export interface ShownPlain {
  readonly kind: 'plain';
  readonly value: string | number | boolean | null;
  readonly changed?: true;
}

/** A text of which something in between, or at its end, may be a secret. */
export interface ShownPart {
  readonly kind: 'part';
  readonly before: string;
  readonly after: string;
}

export interface ShownMembers {
  readonly kind: 'members';
  readonly members: readonly ShownMember[];
  /** How many further members there are. */
  readonly more?: number;
}

export interface ShownMember {
  readonly name: string;
  readonly shown: Shown;
}

/** A secret stands here; null says that none does. */
export interface ShownSecret {
  readonly kind: 'secret';
  readonly changed?: true;
}

/** What is not known to be free of secrets; which kind of JSON it is tells nothing of them. */
export interface ShownHidden {
  readonly kind: 'hidden';
  readonly of: 'text' | 'number' | 'boolean' | 'list' | 'object';
}

export function plain(value: ShownPlain['value']): ShownPlain {
  return { kind: 'plain', value };
}

export function hidden(value: unknown): ShownHidden {
  return { kind: 'hidden', of: kindOf(value) };
}

function kindOf(value: unknown): ShownHidden['of'] {
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'text';
    default:
      return 'object';
  }
}
