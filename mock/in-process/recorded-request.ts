import type { Problem } from '../../src/problem/problem.ts';
import type { Exchange } from '../console/exchange.ts';

/**
 * A request that a mock was sent, and what became of it. The body is as it was sent, with its secrets; what the
 * request said who it is with is nowhere.
 */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The name of the tenant; null without a valid key. */
  readonly tenant: string | null;
  /** Parsed; undefined where there was none, or nothing came to read it. */
  readonly body: unknown;
  /** `aborted` where no whole answer went out. */
  readonly status: number | 'aborted';
  /** What was wrong with it (RFC 9457); null for nothing. */
  readonly problem: Problem | null;
  /** The scenarios that applied, as `X-Holdfast-Scenario` tells them. */
  readonly scenarios: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export function recordedRequest(exchange: Exchange): RecordedRequest {
  const {
    method,
    path,
    tenant = null,
    body,
    status,
    problem = null,
    scenarios = [],
    at,
  } = exchange;
  return { method, path, tenant, body, status, problem, scenarios, at };
}
