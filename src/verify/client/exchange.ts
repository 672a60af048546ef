import type { PathValues } from '../../contract/addressed.ts';
import type { Authentication } from '../../contract/authentication.ts';

/** Whose credentials a request carries. Credentials themselves never enter a report. */
export type KeyRole = 'first' | 'second' | 'unknown' | 'none';

/** A request as a rule describes it; the target adds the address and the credentials. */
export interface HttpRequest {
  readonly method: string;
  /**
   * Absolute path below the base of the target, or of its test hooks. Names in braces stand for what the
   * tenant has there, and for nothing in an exchange.
   */
  readonly path: string;
  /** What the names in braces stand for here: of another one than the tenant's own. */
  readonly values?: PathValues;
  readonly base: 'target' | 'admin';
  readonly key: KeyRole;
  /** What its operation asks for; what any operation does unless given. */
  readonly authentication?: Authentication;
  readonly headers: Readonly<Record<string, string>>;
  /** The exact text of the body. */
  readonly body?: string;
  /** Milliseconds after which the target counts as hanging; a generous default unless given. */
  readonly timeoutMs?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case (RFC 9110 section 5.1); repeated fields joined as section 5.3 says. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body, or undefined where it is not JSON. */
  readonly json: unknown;
}

/** Accepted, with whatever status (RFC 9110 section 15.3). */
export function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status <= 299;
}

export interface Exchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

/** Whether a request to an operation may change what is stored: its method is not safe (RFC 9110 section 9.2.1). */
export function mayChange({ base, method }: Pick<HttpRequest, 'base' | 'method'>): boolean {
  return base === 'target' && ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method);
}
