import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../http/security-headers.ts';

/** A request once its route is known. In the terms of Node: whoever has our types need have none of Express. */
export interface RoutedRequest extends IncomingMessage {
  readonly method: string;
  readonly params: Readonly<Record<string, string | string[]>>;
}

/** One request and its answer. */
export class Exchange {
  readonly request: RoutedRequest;
  readonly response: ServerResponse;
  readonly id: string;
  /** Whom it acts for, once that is known. */
  tenant: string | null = null;

  constructor(request: RoutedRequest, response: ServerResponse, id: string) {
    this.request = request;
    this.response = response;
    this.id = id;
  }

  /** Writes JSON as it is. Express's own `json` adds a charset, which JSON has not (RFC 8259 section 11), and an ETag. */
  answerJson(status: number, body: unknown): void {
    this.answer(status, JSON.stringify(body), { 'Content-Type': 'application/json' });
  }

  answerNothing(status = 204): void {
    this.response.writeHead(status, { 'X-Request-Id': this.id, ...securityHeaders }).end();
  }

  answer(status: number, body: string, headers: Readonly<Record<string, string>>): void {
    this.response.writeHead(status, {
      ...headers,
      'Content-Length': Buffer.byteLength(body),
      'X-Request-Id': this.id,
      ...securityHeaders,
    });
    this.response.end(body);
  }
}

export type Work = (exchange: Exchange) => Promise<void> | void;
