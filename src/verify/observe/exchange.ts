import type { Path } from '../../contract/json-pointer.ts';

/** Whose key a request carries. Keys themselves never enter a report. */
export type KeyRole = 'first' | 'second' | 'unknown' | 'none';

/** A request as a rule describes it; the target adds the address and the key. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute path below the base of the target, or of its test hooks. */
  readonly path: string;
  readonly base: 'target' | 'admin';
  readonly key: KeyRole;
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

/** An event as it arrived at our receiver. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** One exchange of a case; those of the baseline only set the stage. */
export interface Step extends Exchange {
  readonly phase: 'baseline' | 'step';
  /** Events that reached our receiver because of it. */
  readonly arrivals: readonly Arrival[];
}

/** A way of seeing what a server did. */
export type Sight = 'answer' | 'view' | 'item' | 'delivery';

/** A difference between what a rule expects and what came back. */
export interface Difference {
  readonly at: Path;
  readonly expected: unknown;
  readonly actual: unknown;
}
