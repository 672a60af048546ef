import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';

export interface PlainPrism {
  readonly url: string;
  readonly stop: () => Promise<unknown>;
}

/** Plain Prism with a document, as its command line sets it up, but for the log. */
export async function startPrism(file: string, port = 0): Promise<PlainPrism> {
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
  const url = await server.listen(port, '127.0.0.1');
  return { url, stop: () => server.close() };
}
