import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Sender } from '../events/sender.ts';
import type { Observer } from './observer.ts';

/** Prometheus metrics; every label has a bounded set of values, none of which a client can choose. */
export interface Metrics {
  readonly observer: Observer;
  readonly contentType: string;
  /** The text that Prometheus scrapes. */
  expose(): Promise<string>;
  /** The same sender, its outcomes counted. */
  counting(sender: Sender): Sender;
}

/** Seconds: a refusal takes under one millisecond, a request that waits for a lock takes seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Metrics in a registry of their own, so that those of an app around us stay apart. An app that is
 * given them shows them at `/metrics`.
 *
 * @example
 * import { randomBytes } from 'node:crypto';
 * import { createApp, createMetrics, openStore, parseKeyring } from 'holdfast/server';
 *
 * const keyring = parseKeyring(`k1:${randomBytes(32).toString('base64')}`, randomBytes);
 * const store = await openStore({ database: ':memory:', keyring, random: randomBytes });
 * const metrics = createMetrics();
 * const app = createApp({ store, metrics });
 * console.log((await metrics.expose()).includes('holdfast_failures_total')); // true
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'holdfast_http_request_duration_seconds',
    help: 'Requests by route, method and status, "aborted" where the client left before the answer.',
    labelNames: ['route', 'method', 'status'],
    buckets,
    registers,
  });
  const failures = new Counter({
    name: 'holdfast_failures_total',
    help: 'Failures of the server, by the code of what failed (of a store: busy, full, …).',
    labelNames: ['code'],
    registers,
  });
  const deliveries = new Counter({
    name: 'holdfast_deliveries_total',
    help: 'Attempts to deliver an event, by outcome and, for a failed one, its reason.',
    labelNames: ['outcome', 'reason'],
    registers,
  });
  return {
    contentType: registry.contentType,
    expose: () => registry.metrics(),
    observer: {
      answered({ route, method, status, durationMs }) {
        requests.observe(
          { route: route ?? 'none', method: method ?? 'none', status: status ?? 'aborted' },
          durationMs / 1000,
        );
      },
      failed({ error }) {
        failures.inc({ code: error });
      },
    },
    counting: sender => ({
      async send(delivery) {
        const result = await sender.send(delivery);
        const reason = result.outcome === 'failed' ? result.reason : '';
        deliveries.inc({ outcome: result.outcome, reason });
        return result;
      },
      close: () => sender.close(),
    }),
  };
}
