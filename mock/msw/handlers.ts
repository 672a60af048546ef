import { type HttpHandler, HttpResponse, http } from 'msw';
import type { Contract } from '../../src/contract/contract.ts';
import type { Mock } from '../in-process/mock.ts';
import { loadOnce } from '../load-once.ts';
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

/** What stands for a mock that is not given. */
interface OwnMock {
  contract(): Contract;
  /** Called by the first request. */
  createMock(): Promise<Mock>;
}

/** A handler for each path of a document, whatever the method. */
export function handlersOf(
  mock: Mock | undefined,
  own: OwnMock,
  { baseUrl }: HandlersOptions,
): HttpHandler[] {
  const mocked = mock === undefined ? loadOnce(() => own.createMock()) : () => mock;
  const contract = mock?.contract ?? own.contract();
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
