import type { ReadableRequest } from '../../src/http/request-head.ts';
import type { OutgoingResponse } from '../answer.ts';
import type { Listener } from '../front.ts';
import { calledWith, type InProcessFetch } from '../in-process/web-request.ts';
import { createExchange } from './exchange.ts';

/** Calls the mock as `fetch` does, with nothing between: a page has neither sockets nor Node's parser. */
export function fetchFrom(listener: Listener<ReadableRequest, OutgoingResponse>): InProcessFetch {
  return async (...call) => {
    const { request, body } = await calledWith(...call);
    const { signal, url } = request;
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const exchange = createExchange(request, body, {
      answered: response => resolve(Object.defineProperty(response, 'url', { value: url })),
      broken: () => reject(failed('the connection was reset')),
    });
    const abort = () => {
      reject(signal.reason);
      exchange.abandon();
    };
    signal.addEventListener('abort', abort, { once: true });
    listener(exchange.request, exchange.response);
    return promise.finally(() => signal.removeEventListener('abort', abort));
  };
}

/** As a `fetch` rejects where no answer came. */
function failed(reason: string): TypeError {
  return new TypeError('fetch failed', { cause: new Error(reason) });
}
