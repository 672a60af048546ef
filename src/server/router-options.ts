import type { Contract } from '../contract/contract.ts';
import type { Sender } from '../events/sender.ts';
import type { Store } from '../store/store.ts';
import type { Limit } from './admission.ts';
import type { Observer } from './observer.ts';
import type { TenantKey } from './tenant-key.ts';

/** What the operations of the contract need: a store at least, and keys where the store has none. */
export interface RouterOptions {
  readonly store: Store;
  /** Keys that are accepted besides those in the store, one or several for each tenant. */
  readonly keys?: readonly TenantKey[];
  /** The platform's own contract unless given. */
  readonly contract?: Contract;
  /** Sends the events that the test hooks fire. */
  readonly sender?: Sender;
  /** Whether the test hooks are offered; off unless this says so. */
  readonly admin?: boolean;
  /** Names, beside those of this machine, that the test hooks may be called by. */
  readonly allowHosts?: readonly string[];
  /** Answers the operations by those names alone too, for keys that everyone knows; off unless this says so. */
  readonly ownHostsOnly?: boolean;
  /** Refuses to let a stored secret go to an origin that it was not sent together with; off unless this says so. */
  readonly requireAuthForNewOrigin?: boolean;
  /** How many requests a tenant may send; as many as it likes unless given. */
  readonly limit?: Limit;
  /** Logs and metrics. */
  readonly observers?: readonly Observer[];
  readonly newRequestId?: () => string;
}
