import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasChromium, launchChromium } from '../mock/console/testing/browser.ts';
import { listening } from '../src/http/testing/listening.ts';

/** The client as a browser takes it: modules, one by one. */
function page(path: string): { readonly type: string; readonly text: string } | undefined {
  if (path === '/') return { type: 'text/html', text: '<!doctype html><title>A page</title>' };
  if (!/^\/[a-z-]+\.ts$/.test(path)) return undefined;
  const source = readFileSync(new URL(`../src/client${path}`, import.meta.url), 'utf8');
  return { type: 'text/javascript', text: stripTypeScriptTypes(source) };
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
      const { type, text: content } = page(request.url ?? '') ?? { type: 'text/plain', text: '' };
      response.setHeader('content-type', type);
      return response.end(content);
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

  test('waits and sends again, keeps null, and refuses a cookie that would be dropped', async () => {
    const bodies: string[] = [];
    const api = await listening(async (request, response) => {
      if (request.method === 'POST') {
        bodies.push(await text(request));
        const [status, fields] = bodies.length === 1 ? [503, { 'retry-after': '0' }] : [200, {}];
        return response.writeHead(status, fields).end('{"webhook":{"start":{"url":null}}}');
      }
      const { type, text: content } = page(request.url ?? '') ?? { type: 'text/plain', text: '' };
      response.setHeader('content-type', type);
      return response.end(content);
    });
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    const window = await browser.newPage();
    await window.goto(api);
    const outcome: unknown = await window.evaluate(`(async () => {
      const { createClient } = await import('/client.ts');
      const client = createClient({ baseUrl: location.origin, apiKey: 'the-key', timeoutMs: 60_000 });
      const body = { webhooks: { start: { url: null } } };
      const { data } = await client.POST('/webhooks', { body });
      const cookie = { kind: 'api-key', in: 'cookie', name: 'session', value: 'the-key' };
      const refused = () => createClient({ baseUrl: location.origin, authentication: cookie });
      try { refused(); } catch (error) { return { data, message: error.message }; }
    })()`);
    const body = '{"webhooks":{"start":{"url":null}}}';
    expect(bodies).toEqual([body, body]);
    expect(outcome).toEqual({
      data: { webhook: { start: { url: null } } },
      message: expect.stringContaining('browser'),
    });
  });
});
