import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { startProcess } from './process.ts';

const prism = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');
const document = fileURLToPath(new URL('../../src/generated/openapi.json', import.meta.url));

export interface PrismProxy extends AsyncDisposable {
  readonly url: string;
}

/** Prism, which knows nothing of ours but the document, between a client and a server: it holds both to it. */
export async function startPrismProxy(upstream: string): Promise<PrismProxy> {
  const options = ['--errors', '--host', '127.0.0.1', '--port', '0'];
  const { url, stop } = await startProcess(prism, 'proxy', document, upstream, ...options);
  return { url, [Symbol.asyncDispose]: stop };
}
