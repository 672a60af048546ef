import { createMockServer } from '../../mock/mock-server.ts';
import type { NamedKey } from '../../mock/tenants.ts';
import { defaultContract } from '../../src/contract/own-contract.ts';
import { type RunningServer, runningServer, tenantKeys, tenantNames } from './running-server.ts';

/** The mock, of the platform's contract unless given another. */
export async function startMock(
  contract = defaultContract(),
  keys: readonly NamedKey[] = tenantNames,
): Promise<RunningServer> {
  const mock = await createMockServer({ contract, keys });
  const { url } = await mock.listen();
  return runningServer(url, tenantKeys, () => mock.close());
}
