import type { Contract, SettingsUpdate } from '../../contract/contract.ts';
import type { Level } from '../../contract/rules.ts';
import type { Target } from '../client/target.ts';
import type { Receiver } from '../observe/receiver.ts';
import type { Abilities } from './abilities.ts';
import type { RunState } from './run-state.ts';

/** Everything a rule may use to judge one operation of one server. */
export interface RuleContext extends RunState {
  readonly contract: Contract;
  /** The operation that is judged. */
  readonly update: SettingsUpdate;
  /** Operations of the other resources of the contract that this server has, one for each. */
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

/** As whom a rule is judged: the tenant, where its events arrive, and what the run has come to know of it. */
export type Actor = Pick<RuleContext, 'target' | 'receiver' | keyof RunState>;
