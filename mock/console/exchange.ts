import type { SettingsUpdate } from '../../src/contract/contract.ts';
import type { RequestHead } from '../../src/http/request-head.ts';
import type { Problem } from '../../src/problem/problem.ts';
import type { OutgoingResponse } from '../answer.ts';
import type { Preferences } from '../preferences.ts';
import type { AppliedUpdate } from '../tenant.ts';

/** One request and what became of it. It holds the body as it came: show it through `exchange-detail.ts` only. */
export interface Exchange extends Readonly<ExchangeFacts> {
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

/** What turns up on the way of a request. */
export interface ExchangeFacts {
  /** Null without a valid key. */
  tenant?: string | null;
  /** Null for an operation without annotation. */
  update?: SettingsUpdate | null;
  body?: unknown;
  preferences?: Preferences;
  problem?: Problem;
  applied?: AppliedUpdate;
  /** The scenarios that applied, as `X-Holdfast-Scenario` tells them. */
  scenarios?: readonly string[];
}

export interface ExchangeRecorder {
  /** Follows a request to its end; `tenantOf` is asked when nobody knows the tenant. */
  follow(
    request: RequestHead,
    response: OutgoingResponse,
    tenantOf: (request: RequestHead) => { readonly name: string } | null,
  ): ExchangeFacts;
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
  let followed = 0;
  return {
    follow(request, response, tenantOf) {
      const start = clock();
      const at = now();
      const { method = 'GET', url = '/' } = request;
      const query = url.indexOf('?');
      const facts: ExchangeFacts = {};
      response.on('close', () => {
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
        record(exchange, url.length + bodyWeight(request, exchange));
      });
      return facts;
    },
  };
}

function bodyWeight({ headers }: RequestHead, { body }: Exchange): number {
  if (body === undefined) return 0;
  const length = headers['content-length'];
  return length === undefined ? heaviestBody : Number(length);
}
