import type { Contract } from '../../src/contract/contract.ts';
import { subscriptionOf } from '../../src/contract/shapes-below.ts';
import { scenarioKinds } from '../scenarios/scenario-kinds.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import type { Tenant } from '../tenant.ts';
import type { DocumentStatus } from '../watch/document-status.ts';
import type { Activity } from './activity.ts';
import { summaryOf } from './exchange-detail.ts';
import type { CollectionFacts, News, Snapshot } from './frames.ts';

/** Where the console finds everything; functions, since a reload brings another contract. */
export interface Sources {
  readonly contract: () => Contract;
  readonly tenants: () => readonly Tenant[];
  readonly activity: Activity;
  readonly scenarios: Scenarios;
  readonly status: () => DocumentStatus;
}

const mostTenants = 200;
const mostExchanges = 100;

export function snapshotOf(sources: Sources): Snapshot {
  const { activity } = sources;
  return {
    ...factsOf(sources),
    exchanges: activity.exchanges().slice(-mostExchanges).map(summaryOf),
    deliveries: activity.deliveries().slice(-mostExchanges),
  };
}

/** What of a snapshot seldom changes, so that a page needs another one when it does. */
export function factsOf({
  contract,
  tenants,
  status,
  activity,
}: Sources): Omit<Snapshot, 'exchanges' | 'deliveries'> {
  const { title, version } = contract();
  const names = tenants().map(({ name }) => name);
  return {
    started: activity.started,
    title,
    version,
    collections: collectionsOf(contract()),
    scenarioKinds,
    tenants: names.slice(0, mostTenants),
    moreTenants: Math.max(0, names.length - mostTenants),
    status: status(),
  };
}

/** What is newer than the given ids. */
export function newsOf(
  activity: Activity,
  seen: { readonly exchange: number; readonly delivery: number },
): News {
  const fresh = activity.exchanges().filter(({ id }) => id > seen.exchange);
  const told = fresh.slice(-mostExchanges);
  const last = told.at(-1)?.id ?? seen.exchange;
  return {
    exchanges: told.map(summaryOf),
    // Ids have no gaps, so what the ring has dropped counts too.
    missed: last - seen.exchange - told.length,
    deliveries: activity.deliveries().filter(({ id }) => id > seen.delivery),
  };
}

function collectionsOf({ updates, events }: Contract): CollectionFacts[] {
  return updates.flatMap(({ cascade, shape }) => {
    if (cascade === undefined) return [];
    const hooks = Object.entries(shape.members).flatMap(([name, member]) =>
      subscriptionOf(member) === null ? [] : [name],
    );
    const sample = (hook: string) =>
      events.find(event => event.collection === cascade.to && event.hook === hook)?.example ?? {};
    return [{ name: cascade.to, events: hooks.map(hook => ({ hook, sample: sample(hook) })) }];
  });
}
