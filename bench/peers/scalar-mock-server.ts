import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { createMockServer } from '@scalar/mock-server';

const document = new URL('../../src/generated/openapi.json', import.meta.url);

export async function start(port: number): Promise<void> {
  const { fetch } = await createMockServer({ document: readFileSync(document, 'utf8') });
  serve({ fetch, port, hostname: '127.0.0.1' });
}
