import type { DeliveryCredentials } from '../contract/credentials.ts';

/** One event on its way to a hook's url. */
export interface Delivery {
  readonly url: string;
  readonly credentials: DeliveryCredentials;
  readonly payload: unknown;
  /** Header fields that belong to the event itself, e.g. `x-company-id`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Any answer of the 2xx class is a delivery; everything else, a redirect included, is a failure. */
export type SendOutcome =
  | { readonly outcome: 'delivered'; readonly status: number }
  | { readonly outcome: 'failed'; readonly status?: number; readonly reason: SendFailure };

export type SendFailure =
  | 'refused-address'
  | 'refused-scheme'
  | 'refused-header'
  | 'no-connection'
  | 'timeout'
  | 'status';

/** Sends events, on connections that it keeps. */
export interface Sender {
  /** Never rejects: whatever goes wrong is an outcome. */
  send(delivery: Delivery): Promise<SendOutcome>;
  /** Ends the connections; an attempt under way fails. */
  close(): void;
}

/** A server sends to the world and not into its own network; a mock the other way round. */
export type Reach = 'public' | 'loopback';

/** Where events may be sent. */
export interface SenderOptions {
  /** Plain http is refused unless this says so. */
  readonly allowHttp: boolean;
  /** Host names or IP addresses that events may go to whatever their addresses are. */
  readonly allowHosts: readonly string[];
  /** The addresses that every other host must resolve to; public ones unless given. */
  readonly reach?: Reach;
  /** Milliseconds for the whole attempt; 5,000 unless given. */
  readonly timeoutMs?: number;
  /** Finds the addresses of a host name; the system's resolver unless given. */
  readonly resolve?: Resolve;
}

/** Every address of a host name; rejects when there is no such name. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}
