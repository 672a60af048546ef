import { createMockServer } from '../../mock/mock-server.ts';
import { loadContractFrom } from '../../src/contract/load-contract.ts';

/** A mock of a document that is listening. */
export interface Started {
  readonly url: string;
  readonly stop: () => Promise<unknown>;
}

/** As `holdfast mock --spec` does. */
export async function startHoldfast(file: string): Promise<Started> {
  const { contract } = await loadContractFrom({ spec: file, annotated: 'perhaps' });
  const mock = await createMockServer({ contract, document: file });
  const { url } = await mock.listen();
  return { url, stop: () => mock.close() };
}
