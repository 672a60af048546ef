import type { Sender } from '../../src/events/sender.ts';
import type { ReadableRequest } from '../../src/http/request-head.ts';
import type { OutgoingResponse } from '../answer.ts';
import type { Sources } from '../console/snapshot.ts';
import type { OwnAddresses } from '../request-handler.ts';
import { createTestHooks, hooksOf } from '../test-hooks.ts';

/** The test hooks. Console and docs page are for another window, which a mock inside a page cannot serve. */
export function createOwnAddresses(
  sources: Sources,
  sender: Sender,
): OwnAddresses<ReadableRequest, OutgoingResponse> {
  return {
    listener(contract, authenticator, { begin, writeProblem }) {
      const events = { contract, sender, onFired: sources.activity.recordFired };
      const hooks = createTestHooks(hooksOf(sources, events), authenticator);
      return (request, response) => {
        const exchange = begin(request, response);
        hooks(request, response).catch((error: unknown) => writeProblem(error, response, exchange));
      };
    },
    close: () => undefined,
  };
}
