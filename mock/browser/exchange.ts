import type { ReadableRequest } from '../../src/http/request-head.ts';
import type { OutgoingResponse } from '../answer.ts';
import { fieldsOf, hasBody, targetOf } from '../in-process/web-request.ts';

/** What comes of a request: an answer, or an end without one. */
export interface Outcome {
  answered(response: Response): void;
  /** As by a connection that breaks. */
  broken(): void;
}

/** A request and what is written for it, as the mock reads and writes them, without a connection. */
export interface Exchange {
  readonly request: ReadableRequest;
  readonly response: OutgoingResponse;
  /** Whoever asked has gone. */
  abandon(): void;
}

/** `body` is what the request holds, all of it. */
export function createExchange(
  asked: Request,
  body: Uint8Array<ArrayBuffer>,
  outcome: Outcome,
): Exchange {
  const fields = new Headers();
  const closing = new Set<() => void>();
  let isFinished = false;

  function close(): void {
    const waiting = [...closing];
    closing.clear();
    for (const listener of waiting) listener();
  }

  const sent = fieldsOf(asked, body);
  const request: ReadableRequest = {
    method: asked.method,
    url: targetOf(asked),
    headers: sent,
    rawHeaders: Object.entries(sent).flat(),
    httpVersionMinor: 1,
    socket: {
      resetAndDestroy() {
        close();
        outcome.broken();
      },
    },
    readableDidRead: false,
    readableEncoding: null,
    destroyed: false,
    on(...[event, listener]: Listening) {
      if (event === 'data' && body.byteLength > 0) queueMicrotask(() => listener(body));
      if (event === 'end') queueMicrotask(listener);
    },
  };

  const response: OutgoingResponse = {
    req: request,
    statusCode: 200,
    get writableFinished() {
      return isFinished;
    },
    getHeader: name => fields.get(name),
    setHeader: (name, value) => fields.set(name, String(value)),
    end(text) {
      const status = response.statusCode;
      const content = hasBody(asked, status) ? new TextEncoder().encode(text) : null;
      if (content !== null) fields.set('Content-Length', String(content.byteLength));
      isFinished = true;
      close();
      outcome.answered(new Response(content, { status, headers: fields }));
    },
    on: (_event, listener) => closing.add(listener),
    off: (_event, listener) => closing.delete(listener),
  };
  return { request, response, abandon: close };
}

/** The body is there already, so it comes at once, and nothing goes wrong with it. */
type Listening =
  | readonly [event: 'data', listener: (chunk: Uint8Array) => void]
  | readonly [event: 'end' | 'error', listener: () => void];
