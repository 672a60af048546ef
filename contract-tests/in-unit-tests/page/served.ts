import { readFileSync } from 'node:fs';
import { listening } from '../../../src/http/testing/listening.ts';
import { root } from '../../documentation/code-blocks.ts';

/**
 * A page with a script, and the worker of MSW where `msw init` puts it.
 *
 * @param others - What else there is, by its path.
 * @param policy - What the page lets scripts do.
 */
export function served(
  script: string,
  others: (path: string) => string | undefined = () => undefined,
  policy = '',
): Promise<string> {
  const worker = readFileSync(`${root}node_modules/msw/lib/mockServiceWorker.js`, 'utf8');
  const scripts: Readonly<Record<string, string>> = {
    '/script.js': script,
    '/mockServiceWorker.js': worker,
  };
  return listening(({ url: path = '' }, response) => {
    const isPage = path === '/';
    const text = isPage ? '<!doctype html><title>A page</title>' : (scripts[path] ?? others(path));
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', isPage ? 'text/html' : 'text/javascript');
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
}
