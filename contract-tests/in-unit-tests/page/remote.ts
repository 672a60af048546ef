import { http } from 'msw';
import type { SetupWorker } from 'msw/browser';
import type { Mock } from '../../../mock/index.ts';
import {
  receivedRequest,
  receivedResponse,
  type SentRequest,
  type SentResponse,
  sentRequest,
  sentResponse,
} from './message.ts';

/** What the tests, which run in Node, ask of a page. */
export interface Remote {
  /** By the `fetch` of the page, or by that of the mock. */
  call(by: 'page' | 'mock', request: SentRequest): Promise<SentResponse>;
  /** Hands the events that are sent from the page to a receiver that is outside of it. */
  takeEvents(deliver: (event: SentRequest) => Promise<SentResponse>): void;
  readonly mock: Mock;
}

/** Lets tests reach the mock of a page from outside, by the name of `remote`. */
export function offer(mock: Mock, worker: SetupWorker): void {
  const remote: Remote = {
    mock,
    call(by, sent) {
      const request = receivedRequest(sent);
      return sentResponse(by === 'mock' ? mock.fetch(request) : fetch(request));
    },
    takeEvents(deliver) {
      const event = http.post(/^http:\/\/127\.0\.0\.1:\d+\//, async ({ request }) =>
        receivedResponse(await deliver(await sentRequest(request))),
      );
      worker.use(event);
    },
  };
  Object.assign(globalThis, { remote });
}
