import type { HttpHandler } from 'msw';
import { ownContract } from '../../src/contract/own-contract.ts';
import { createMock } from '../in-process/create-mock.ts';
import type { Mock } from '../in-process/mock.ts';
import { type HandlersOptions, handlersOf } from './handlers.ts';

/**
 * Handlers of MSW that answer as a mock: one for each path of its document, whatever the method. What they were
 * sent is in the `requests()` of the mock; a scenario that breaks the connection is a network error.
 *
 * @param mock - Unless given, one of the platform's document, which the first request makes.
 * @example
 * import { createMock } from 'holdfast/mock';
 * import { createHandlers } from 'holdfast/msw';
 * import { setupServer } from 'msw/node';
 *
 * const mock = await createMock();
 * const server = setupServer(...createHandlers(mock));
 * server.listen();
 * const answer = await fetch('https://api.example.com/webhooks', {
 *   method: 'POST',
 *   headers: { apiKey: 'demo', 'Content-Type': 'application/json' },
 *   body: JSON.stringify({ webhooks: {} }),
 * });
 * console.log(answer.status, mock.requests().length); // 200 1
 * server.close();
 * await mock.close();
 */
export function createHandlers(mock?: Mock, options: HandlersOptions = {}): HttpHandler[] {
  return handlersOf(mock, { contract: ownContract, createMock }, options);
}
