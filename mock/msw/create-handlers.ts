import { type HttpHandler, HttpResponse, http } from 'msw';
import { ownContract } from '../../src/contract/contract-of.ts';
import { createMock, type Mock } from '../in-process/create-mock.ts';
import { addressIn, basesOf, templatesOf } from './addresses.ts';

/** Whose requests are answered. */
export interface HandlersOptions {
  /**
   * Where the API is. Unless given it is at every origin, at the paths of the document and below those of its
   * `servers`.
   */
  readonly baseUrl?: string;
}

/** Which page asks, and by which name: what MSW takes is asked by nobody else than the test itself. */
const ofPages = /^(?:host|origin|referer|sec-.*|access-control-.*)$/;

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
export function createHandlers(mock?: Mock, { baseUrl }: HandlersOptions = {}): HttpHandler[] {
  let made: Promise<Mock> | undefined;
  const mocked = async () => {
    if (mock !== undefined) return mock;
    made ??= createMock();
    return made;
  };
  const contract = mock?.contract ?? ownContract();
  const bases = basesOf(contract, baseUrl);
  return templatesOf(contract).map(template => {
    const addressOf = ({ url }: Request) => addressIn(bases, template, new URL(url));
    return http.all(
      ({ request }) => addressOf(request) !== null,
      async ({ request }) => forwarded(await mocked(), request, addressOf(request) ?? template),
    );
  });
}

async function forwarded(mock: Mock, request: Request, address: string): Promise<Response> {
  const { method, headers, signal } = request;
  const body = await request.arrayBuffer();
  const fields = [...headers].filter(([name]) => !ofPages.test(name));
  const init = { method, headers: fields, signal, ...(body.byteLength > 0 && { body }) };
  try {
    return await mock.fetch(address, init);
  } catch (error) {
    // Who has given up hears why from their own signal.
    if (signal.aborted || error instanceof TypeError) return HttpResponse.error();
    throw error;
  }
}
