import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasChromium, launchChromium } from '../mock/console/testing/browser.ts';

/** The client as a browser takes it: modules, and an import map for the one package. */
function page(path: string): { readonly type: string; readonly text: string } | undefined {
  if (path === '/')
    return {
      type: 'text/html',
      text: '<script type="importmap">{"imports":{"openapi-fetch":"/openapi-fetch.js"}}</script>',
    };
  if (path === '/openapi-fetch.js') {
    const file = fileURLToPath(import.meta.resolve('openapi-fetch'));
    return { type: 'text/javascript', text: readFileSync(file, 'utf8') };
  }
  if (!/^\/[a-z-]+\.ts$/.test(path)) return undefined;
  const source = readFileSync(new URL(`../src/client${path}`, import.meta.url), 'utf8');
  return { type: 'text/javascript', text: stripTypeScriptTypes(source) };
}

async function listening(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

describe.skipIf(!hasChromium)('the client, in Chromium', () => {
  test('takes its key to no other origin, and says so', async () => {
    const keys: unknown[] = [];
    const other = await listening((request, response) => {
      keys.push(request.headers.apikey);
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'apikey, content-type');
      response.end('{"webhook":{}}');
    });
    const api = await listening((request, response) => {
      if (request.method === 'POST')
        return response.writeHead(307, { location: `${other}/?token=s3cret` }).end();
      const { type, text } = page(request.url ?? '') ?? { type: 'text/plain', text: '' };
      response.setHeader('content-type', type);
      return response.end(text);
    });
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    const window = await browser.newPage();
    await window.goto(api);
    const outcome: unknown = await window.evaluate(`(async () => {
      const { createClient } = await import('/client.ts');
      const client = createClient({ baseUrl: location.origin, apiKey: 'the-key' });
      const { data, error } = await client.POST('/webhooks', { body: { webhooks: {} } });
      return { data, error };
    })()`);
    expect(keys).toEqual([]);
    expect(outcome).toMatchObject({
      data: undefined,
      error: { status: 0, code: 'redirect-not-followed', redirectsTo: null },
    });
  });
});
