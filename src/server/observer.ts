import type { Refusal } from '../http/refuse-unreadable.ts';
import type { RowPlace } from '../store/store-error.ts';

/**
 * Watches what the server does, for logs and metrics. Nothing that it is told comes from a client
 * but the method, which Node's parser knows, and a request id of harmless characters.
 */
export interface Observer {
  /** An answer has left, or its client has. */
  answered?(answered: Answered): void;
  /** The server, not the client, is at fault. */
  failed?(failure: Failure): void;
}

/** A request whose answer has left, or whose client has. */
export interface Answered {
  readonly requestId: string;
  /** Null for bytes that could not be read as a request. */
  readonly method: string | null;
  /** The path as the document writes it, e.g. `/webhooks`; null for an address that is not ours. */
  readonly route: string | null;
  /** Null where no whole answer has left: the client was gone, or its body took too long to arrive. */
  readonly status: number | null;
  readonly durationMs: number;
  /** Null for a request that no valid key came with. */
  readonly tenant: string | null;
}

/** What is told of a failure. No message: it might repeat a secret. */
export interface Failure {
  /** The `instance` of the problem that the client got ends with it. */
  readonly requestId: string;
  /** Of the problem: `internal-error` or `service-unavailable`. */
  readonly code: string;
  /** The stable code of what was thrown, e.g. `busy` of a store, or else its class. */
  readonly error: string;
  /** The same of what caused it, e.g. `ERR_SQLITE_ERROR`. */
  readonly cause: string | null;
  /** Where it was thrown, innermost first. */
  readonly frames: readonly string[];
  /** Of what is stored, the row that is damaged; its names, none of its values. */
  readonly row?: RowPlace;
}

/**
 * Tells observers of what was refused before there was an exchange to observe: bytes that are no
 * request. To be handed to {@link listen}.
 *
 * @example
 * import { randomBytes } from 'node:crypto';
 * import {
 *   createApp, createRequestLog, listen, openStore, parseKeyring, tellUnreadable,
 * } from 'holdfast/server';
 *
 * const keyring = parseKeyring(`k1:${randomBytes(32).toString('base64')}`, randomBytes);
 * const store = await openStore({ database: ':memory:', keyring, random: randomBytes });
 * const observers = [createRequestLog({ level: 'info', write: lines => process.stdout.write(lines) })];
 * const server = await listen(createApp({ store, observers }), {
 *   host: '127.0.0.1',
 *   port: 0,
 *   onUnreadable: refusal => tellUnreadable(observers, refusal),
 * });
 * await server.stop();
 */
export function tellUnreadable(observers: readonly Observer[], refusal: Refusal): void {
  const answered = { ...refusal, method: null, route: null, durationMs: 0, tenant: null };
  for (const observer of observers) observer.answered?.(answered);
}
