/** What this server lets us do beyond the operation itself; each with the reason where it does not. */
export interface Abilities {
  /** The operation takes the parts of the settings that hold secrets. */
  readonly secrets: Ability;
  /** An update that sends nothing is accepted, so that its answer shows the settings as they stand. */
  readonly reads: Ability;
  /** And it leaves the settings as they were, so that looking changes nothing. */
  readonly quietReads: Ability;
  /** The operation of the document that reads them, which changes nothing. */
  readonly reader: Ability;
  /** Entity tags that updates may be made to depend on. */
  readonly tags: Ability;
  /** Test hooks for items. */
  readonly items: Ability;
  /** The test hook that changes one item. */
  readonly itemChanges: Ability;
  /** Events that arrive at our receiver. */
  readonly deliveries: Ability;
  /** Items created later start from the settings, so that what is stored there can be seen on them. */
  readonly inheritance: Ability;
  /** A second tenant. */
  readonly secondKey: Ability;
}

export type Ability =
  | { readonly offered: true }
  | { readonly offered: false; readonly reason: string };

export const offered: Ability = { offered: true };

export function missing(reason: string): Ability {
  return { offered: false, reason };
}
