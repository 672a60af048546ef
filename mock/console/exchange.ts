import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SettingsUpdate } from '../../src/contract/contract.ts';
import type { Problem } from '../../src/problem/problem.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { Preferences } from '../preferences.ts';

/** One request and what became of it. It holds the body as it came: show it through `exchange-detail.ts` only. */
export interface Exchange extends ExchangeFacts {
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  /** Without the query, which may hold anything. */
  readonly path: string;
  readonly hasQuery: boolean;
  readonly status: number | 'aborted';
  readonly durationMs: number;
}

/** What turns up on the way of a request, by whoever knows it. */
export interface ExchangeFacts {
  /** Null without a valid key. */
  readonly tenant?: string | null;
  /** Null for an operation without annotation. */
  readonly update?: SettingsUpdate | null;
  readonly body?: unknown;
  readonly preferences?: Preferences;
  readonly problem?: Problem;
  readonly applied?: AppliedUpdate;
  /** The scenarios that acted, as `X-Holdfast-Scenario` tells them. */
  readonly acted?: readonly string[];
}

export interface AppliedUpdate {
  readonly before: Settings;
  readonly after: Settings;
  /** How many items the update reached. */
  readonly itemsReached: number;
}

export interface ExchangeRecorder {
  /** Follows a request to its end; `tenantOf` is asked when nobody has noted the tenant. */
  follow(
    request: IncomingMessage,
    response: ServerResponse,
    tenantOf: (request: IncomingMessage) => { readonly name: string } | null,
  ): void;
  /** Adds to what is known of a request; without effect for one that is not followed. */
  note(request: IncomingMessage, facts: ExchangeFacts): void;
}

export interface ExchangeSink {
  readonly record: (exchange: Exchange, weight: number) => void;
  readonly clock: () => number;
  readonly now: () => number;
}

/** What a body of unknown length counts for; none may be longer. */
const heaviestBody = 102_400;

/**
 * Nothing is masked, compared or copied here: whoever opens an exchange pays for that, so that a
 * request costs next to nothing while nobody looks.
 */
export function createExchangeRecorder({ record, clock, now }: ExchangeSink): ExchangeRecorder {
  const underWay = new WeakMap<IncomingMessage, ExchangeFacts>();
  let followed = 0;
  return {
    follow(request, response, tenantOf) {
      const start = clock();
      const at = now();
      const { method = 'GET', url = '/' } = request;
      const query = url.indexOf('?');
      underWay.set(request, {});
      response.once('close', () => {
        const facts = underWay.get(request) ?? {};
        const { tenant = tenantOf(request)?.name ?? null } = facts;
        const exchange: Exchange = {
          ...facts,
          tenant,
          id: ++followed,
          at,
          method,
          path: query === -1 ? url : url.slice(0, query),
          hasQuery: query !== -1,
          status: response.writableFinished ? response.statusCode : 'aborted',
          durationMs: clock() - start,
        };
        underWay.delete(request);
        record(exchange, url.length + bodyWeight(request, exchange));
      });
    },
    note(request, facts) {
      const known = underWay.get(request);
      if (known !== undefined) Object.assign(known, facts);
    },
  };
}

function bodyWeight({ headers }: IncomingMessage, { body }: Exchange): number {
  if (body === undefined) return 0;
  const length = headers['content-length'];
  return length === undefined ? heaviestBody : Number(length);
}
