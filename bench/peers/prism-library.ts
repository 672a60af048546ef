import { fileURLToPath } from 'node:url';
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';

const document = fileURLToPath(new URL('../../src/generated/openapi.json', import.meta.url));

/** Prism's own server as its command line sets it up, but for the log. */
export async function start(port: number): Promise<void> {
  const server = createServer(await getHttpOperationsFromSpec(document), {
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
  await server.listen(port, '127.0.0.1');
}
