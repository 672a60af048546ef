import type { Authentication } from '../contract/authentication.ts';
import type { Guard } from '../http/guard.ts';
import type { Authenticate } from './authenticate.ts';
import type { Exchange, Work } from './exchange.ts';

/** Counts a request of the exchange's tenant; throws the 429 for one too many. */
export type Limit = (exchange: Exchange, tenant: string) => Promise<void>;

/** Turns work for a tenant into work that finds out first for whom, by what its operation asks for. */
export type Admission = (authentication: Authentication, work: TenantWork) => Work;

export type TenantWork = (exchange: Exchange, tenant: string) => Promise<void>;

export interface AdmissionOptions {
  readonly authenticate: Authenticate;
  readonly limit?: Limit | undefined;
  /** Stands in front of the key, which may be one that everyone knows. */
  readonly guard?: Guard | undefined;
}

/** Requests are counted once their key is known to be valid, so that made-up keys leave no trace. */
export function createAdmission({ authenticate, limit, guard }: AdmissionOptions): Admission {
  return (authentication, work) => async exchange => {
    guard?.(exchange.request);
    const tenant = await authenticate(exchange.request, authentication);
    exchange.tenant = tenant;
    if (limit !== undefined) await limit(exchange, tenant);
    await work(exchange, tenant);
  };
}
