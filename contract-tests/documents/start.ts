import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import { createMock } from '../../mock/create-mock.ts';
import { loadContractFrom } from '../../src/contract/load-contract.ts';

/** A mock of a document that is listening. */
export interface Started {
  readonly url: string;
  readonly stop: () => Promise<unknown>;
}

/** As the command line of Prism sets it up, but for the log. */
export async function startPrism(file: string): Promise<Started> {
  const operations = await getHttpOperationsFromSpec(file);
  if (operations.length === 0) throw new Error('No operations found in the current file.');
  const server = createServer(operations, {
    cors: true,
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
    components: { logger: createLogger('PRISM', { enabled: false }) },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, stop: () => server.close() };
}

/** As `holdfast mock --spec` does. */
export async function startHoldfast(file: string): Promise<Started> {
  const { contract } = await loadContractFrom({ spec: file, annotated: 'perhaps' });
  const mock = await createMock({ contract, document: file });
  const { url } = await mock.listen();
  return { url, stop: () => mock.close() };
}
