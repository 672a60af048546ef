import type { DeliveryCredentials } from '../../src/contract/credentials.ts';
import type { FiredEvent } from '../../src/test-hooks/fire-event.ts';
import type { Tenant } from '../tenant.ts';
import { createExchangeRecorder, type Exchange, type ExchangeRecorder } from './exchange.ts';
import { createRing } from './ring.ts';

/** An event that was fired, as far as it may be told: the kind of its credentials, nothing of them. */
export interface Delivery {
  readonly id: number;
  readonly at: number;
  readonly tenant: string;
  readonly collection: string;
  readonly item: string;
  readonly hook: string;
  readonly outcome: 'delivered' | 'failed' | 'skipped';
  readonly url?: string;
  readonly credentials?: DeliveryCredentials['scheme'];
  readonly status?: number;
  /** Why there was no delivery, for people to read. */
  readonly reason?: string;
}

/** What lately happened in the mock, and a notification for whoever watches it. */
export interface Activity {
  /** No two runs of the mock share it. */
  readonly started: string;
  readonly recorder: ExchangeRecorder;
  recordFired(fired: FiredEvent<Tenant>): void;
  /** Notifies of a change that no request made, such as a reset in the console. */
  touch(): void;
  exchanges(): readonly Exchange[];
  deliveries(): readonly Delivery[];
  /** Forgets what happened. */
  clear(): void;
  /** Calls back whenever something happened; ends with the returned function. */
  watch(listener: () => void): () => void;
}

export interface ActivityOptions {
  readonly clock: () => number;
  readonly now: () => number;
}

export function createActivity({ clock, now }: ActivityOptions): Activity {
  const exchanges = createRing<Exchange>({ count: 250, weight: 1_000_000 });
  const deliveries = createRing<Delivery>({ count: 250, weight: 1_000_000 });
  const watchers = new Set<() => void>();
  let delivered = 0;

  function touch(): void {
    for (const watcher of watchers) watcher();
  }

  return {
    started: crypto.randomUUID(),
    recorder: createExchangeRecorder({
      clock,
      now,
      record(exchange, weight) {
        exchanges.add(exchange, weight);
        touch();
      },
    }),
    recordFired(fired) {
      const delivery = { ...told(fired), id: ++delivered, at: now() };
      deliveries.add(delivery, delivery.url?.length ?? 0);
      touch();
    },
    touch,
    exchanges: () => exchanges.entries(),
    deliveries: () => deliveries.entries(),
    clear() {
      exchanges.clear();
      deliveries.clear();
      touch();
    },
    watch(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}

function told({ tenant, event, sent }: FiredEvent<Tenant>): Omit<Delivery, 'id' | 'at'> {
  const { collection, id: item, event: hook } = event;
  const about = { tenant: tenant.name, collection, item, hook };
  if (sent === null) return { ...about, outcome: 'skipped', reason: 'the hook is off' };
  const { delivery, outcome } = sent;
  return { ...about, ...outcome, url: delivery.url, credentials: delivery.credentials.scheme };
}
