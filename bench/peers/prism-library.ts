import { fileURLToPath } from 'node:url';
import { startPrism } from '../../mock/testing/plain-prism.ts';

const document = fileURLToPath(new URL('../../src/generated/openapi.json', import.meta.url));

/** Prism's own server with our document. */
export async function start(port: number): Promise<void> {
  await startPrism(document, port);
}
