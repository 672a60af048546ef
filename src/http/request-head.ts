import type { IncomingMessage } from 'node:http';

/**
 * What is read of a request before its body. Node's own is one, and a request that never was on a connection of
 * Node's, such as one in a browser, can be another.
 */
export interface RequestHead
  extends Readonly<
    Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders' | 'httpVersionMinor'>
  > {
  /** Which requests share it comes from one client. */
  readonly socket: { readonly localAddress?: string | undefined; resetAndDestroy(): unknown };
}

/** A request whose body can still be read. */
export interface ReadableRequest
  extends RequestHead,
    Readonly<Pick<IncomingMessage, 'readableDidRead' | 'readableEncoding' | 'destroyed'>> {
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end' | 'error', listener: () => void): unknown;
}
