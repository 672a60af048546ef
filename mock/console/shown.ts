/**
 * A value as the console may show it. What is masked is a kind of its own and never a text, so that
 * nothing a client sends can pass for a mask.
 */
export type Shown = ShownPlain | ShownMembers | ShownSecret | ShownHidden;

export interface ShownPlain {
  readonly kind: 'plain';
  readonly value: string | number | boolean | null;
  readonly changed?: true;
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

/** What is not known to be free of secrets. */
export interface ShownHidden {
  readonly kind: 'hidden';
}

export function plain(value: ShownPlain['value']): ShownPlain {
  return { kind: 'plain', value };
}

export const hidden: ShownHidden = { kind: 'hidden' };
