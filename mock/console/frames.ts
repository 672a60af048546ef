import type { Scenario, ScenarioKind } from '../scenarios/scenario-kinds.ts';
import type { DocumentStatus } from '../watch/document-status.ts';
import type { Shown } from './shown.ts';

/** What goes from the console's server side to its page, and nothing else does. */

/** The first event of a live stream, and again whenever the page may have missed something. */
export interface Snapshot {
  /** Tells a mock from one that was started later in its place. */
  readonly started: string;
  readonly title: string;
  readonly version: string;
  readonly collections: readonly CollectionFacts[];
  readonly scenarioKinds: readonly ScenarioKind[];
  readonly tenants: readonly string[];
  /** Tenants beyond those named. */
  readonly moreTenants: number;
  readonly exchanges: readonly ExchangeSummary[];
  readonly deliveries: readonly DeliverySummary[];
  readonly status: DocumentStatus;
}

/** What happened since the event before. */
export interface News {
  readonly exchanges: readonly ExchangeSummary[];
  /** Exchanges that were too many to tell one by one. */
  readonly missed: number;
  readonly deliveries: readonly DeliverySummary[];
}

export interface CollectionFacts {
  readonly name: string;
  readonly events: readonly { readonly hook: string; readonly sample: unknown }[];
}

export interface ExchangeSummary {
  readonly id: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly hasQuery: boolean;
  readonly status: number | 'aborted';
  readonly ms: number;
  readonly tenant: string | null;
  /** The scenarios that applied, with what they did, e.g. `slow;delay=500`. */
  readonly scenarios: readonly string[];
  readonly ignored: readonly IgnoredKey[];
}

/** A key that did not count, since the flag that guards it was not true. */
export interface IgnoredKey {
  readonly key: string;
  readonly flag: string;
}

export interface ExchangeDetail extends ExchangeSummary {
  readonly body: Shown | null;
  readonly isBodyHidden: boolean;
  readonly problem: { readonly title: string; readonly detail?: string } | null;
  readonly violations: readonly { readonly pointer: string; readonly detail: string }[];
  readonly changed: { readonly places: readonly string[]; readonly itemsReached: number } | null;
  readonly rules: readonly { readonly id: string; readonly statement: string }[];
  readonly curl: string;
  readonly clientCall: string | null;
}

export interface DeliverySummary {
  readonly id: number;
  readonly at: number;
  readonly tenant: string;
  readonly collection: string;
  readonly item: string;
  readonly hook: string;
  readonly outcome: 'delivered' | 'failed' | 'skipped';
  readonly url?: string;
  readonly credentials?: 'none' | 'basic' | 'header';
  readonly status?: number;
  readonly reason?: string;
}

export interface TenantDetail {
  readonly name: string;
  readonly settings: readonly {
    readonly resource: string;
    readonly operation: string;
    readonly shown: Shown;
  }[];
  readonly collections: readonly {
    readonly name: string;
    readonly size: number;
    /** The oldest item, to have something to fire an event of. */
    readonly first: string | null;
    /** How many of its items the last change touched. */
    readonly changed: number;
  }[];
  /** With what is left of their `times`. */
  readonly scenarios: readonly Scenario[];
}

export interface ItemPage {
  readonly size: number;
  readonly items: readonly {
    readonly id: string;
    readonly isNew: boolean;
    readonly shown: Shown;
  }[];
}

/** What the page may ask for, by the part that answers. */
export interface Answers {
  readonly tenant: TenantDetail;
  readonly items: ItemPage;
  readonly exchange: ExchangeDetail;
}

/** What the page may have done, with what it hears of it. */
export interface Done {
  readonly reset: null;
  readonly 'create-items': { readonly created: number };
  readonly 'fire-event': {
    readonly outcome: 'delivered' | 'failed' | 'skipped';
    readonly status?: number;
  };
  readonly scenarios: readonly Scenario[];
}
