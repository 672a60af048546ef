import type { Contract } from '../../src/contract/contract.ts';
import { contractOf } from '../../src/contract/contract-of.ts';
import { readMocked, whenPrismLoads } from '../mock-packages.ts';
import { createMockServer } from '../mock-server.ts';
import { demoKeys } from '../tenants.ts';
import { fetchFrom } from './fetch.ts';
import { assembleMock, type Mock, type MockOptions } from './mock.ts';

/**
 * A mock inside a unit test: it remembers, masks and fails on demand, as `holdfast mock` does.
 *
 * @throws {ContractError} that names the place in the document and the remedy, {SeedError} for the seed,
 * {MissingPackageError} for what a document of one's own takes and is not installed.
 * @example
 * import { createMock } from 'holdfast/mock';
 *
 * await using mock = await createMock();
 * const answer = await mock.fetch('/webhooks', {
 *   method: 'POST',
 *   headers: { apiKey: 'demo', 'Content-Type': 'application/json' },
 *   body: JSON.stringify({ webhooks: { start: { status: true, url: 'https://example.com/' } } }),
 * });
 * console.log(answer.status, mock.requests().length); // 200 1
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  return mockOf(await mockedContract(options), options);
}

/** What is mocked: any document will do. */
export async function mockedContract({
  stateful = false,
  ...options
}: MockOptions): Promise<Contract> {
  return readMocked(options, () => contractOf(options, { annotated: 'perhaps', infer: stateful }));
}

/** A mock of a contract that was read before. */
export async function mockOf(contract: Contract, options: MockOptions): Promise<Mock> {
  const { keys = demoKeys, anyKey = false, allowHosts = [], document } = options;
  const server = await createMockServer({
    contract,
    keys,
    anyKey,
    allowHosts,
    ...(typeof document === 'string' && { document }),
    loadPrism: whenPrismLoads(options),
  });
  const { memory, listen, close } = server;
  return assembleMock(options, {
    contract,
    memory,
    fetch: fetchFrom(server.listener),
    listen,
    close,
  });
}
