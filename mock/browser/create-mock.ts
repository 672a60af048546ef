import type { ReadableRequest } from '../../src/http/request-head.ts';
import { createProblem } from '../../src/problem/problem.ts';
import { ProblemResponse } from '../../src/problem/problem-response.ts';
import type { OutgoingResponse } from '../answer.ts';
import { assembleMock, type Mock, type MockOptions } from '../in-process/mock.ts';
import { prismWhenNeeded } from '../prism-when-needed.ts';
import { createRequestHandler } from '../request-handler.ts';
import { demoKeys, type KeyChecks } from '../tenants.ts';
import { compiledContract } from './compiled-contract.ts';
import { fetchFrom } from './fetch.ts';
import { createOwnAddresses } from './own-addresses.ts';
import { createPageSender } from './sender.ts';

/** The page that asks has the keys as well, so nothing has to stand for them. */
const plainKeys: KeyChecks = {
  finder: owners => key => owners.find(([known]) => known === key)?.[1] ?? null,
  standInFor: key => key,
};

/**
 * `createMock` in a browser, of the platform's document: the same mock, without what only Node has for it.
 *
 * @throws {TypeError} for another document, and where the page lets nothing be compiled; {SeedError} for the seed.
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const { document, overlays = [], stateful = false } = options;
  if (document !== undefined || overlays.length > 0 || stateful)
    throw new TypeError(
      'in a browser the mock is of the built-in document alone; mock another one with `holdfast mock`',
    );
  const { keys = demoKeys, anyKey = false, allowHosts = [] } = options;
  const contract = compiledContract();
  const { listener, memory, close } = await createRequestHandler<ReadableRequest, OutgoingResponse>(
    { contract, keys, anyKey, allowHosts },
    {
      keyChecks: plainKeys,
      prismOf: () =>
        prismWhenNeeded(contract, async () => {
          throw withoutPrism();
        }),
      loadOwnAddresses: async sources => createOwnAddresses(sources, createPageSender(allowHosts)),
    },
  );
  return assembleMock(options, {
    contract,
    memory,
    fetch: fetchFrom(listener),
    async listen() {
      throw new TypeError('a page cannot listen; start `holdfast mock` for a mock on a socket');
    },
    close,
  });
}

/** RFC 9110 section 15.6.2: what the document has not written down takes Prism, which runs in Node. */
function withoutPrism(): ProblemResponse {
  const detail = 'the document has no example of it, and Prism, which makes one up, runs in Node';
  return new ProblemResponse(createProblem('package-missing', { detail }));
}
