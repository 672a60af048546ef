import type { Contract, SettingsUpdate } from '../contract/contract.ts';
import type { Level } from '../contract/rules.ts';
import type { UrlBase } from './generate/values.ts';
import type { Receiver } from './observe/receiver.ts';
import type { Target } from './observe/target.ts';

/** Everything a rule may use to judge one operation of one server. */
export interface Scene {
  readonly contract: Contract;
  /** The operation that is judged. */
  readonly update: SettingsUpdate;
  /** The other operations of the contract that this server has. */
  readonly others: readonly SettingsUpdate[];
  readonly target: Target;
  readonly receiver: Receiver;
  /** What the judged operation lets us do. */
  readonly abilities: Abilities;
  /** The same of any operation that this server has. */
  readonly abilitiesOf: (update: SettingsUpdate) => Abilities;
  /**
   * What the server is held to. Without `decided`, a case sends nothing whose meaning the platform's
   * documentation leaves open.
   */
  readonly levels: readonly Level[];
}

/** What this server lets us do beyond the operation itself; each with the reason where it does not. */
export interface Abilities {
  /** The operation takes the parts of the settings that hold secrets. */
  readonly secrets: Ability;
  /** An update that sends nothing is accepted, so that its answer shows the settings as they stand. */
  readonly reads: Ability;
  /** And it leaves the settings as they were, so that looking changes nothing. */
  readonly quietReads: Ability;
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

/**
 * Where generated hooks point: our receiver when events reach it, else names that never resolve (RFC
 * 2606). There are two of each, as a hook may move from one host to another.
 */
export function urlBase(
  { abilitiesOf, receiver, update: judged }: Scene,
  update: SettingsUpdate = judged,
): UrlBase {
  return abilitiesOf(update).deliveries.offered
    ? receiver.urls
    : ['https://hooks.example.com', 'https://hooks.example.org'];
}
