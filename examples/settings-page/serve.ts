import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { text } from 'node:stream/consumers';

const types = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** The page, and the client as a browser takes it: modules whose types are stripped. */
function page(path: string): { readonly type: string; readonly text: string } | undefined {
  const client = /^\/client\/([a-z-]+\.ts)$/.exec(path)?.[1];
  if (client !== undefined) {
    const source = readFileSync(new URL(`../../src/client/${client}`, import.meta.url), 'utf8');
    return { type: types.js, text: stripTypeScriptTypes(source) };
  }
  const file = path === '/' ? '/index.html' : path;
  const [, ending] = /^\/[a-z-]+\.(html|css|js)$/.exec(file) ?? [];
  if (ending !== 'html' && ending !== 'css' && ending !== 'js') return undefined;
  return { type: types[ending], text: readFileSync(new URL(`.${file}`, import.meta.url), 'utf8') };
}

/** Passes calls under /api on with the key, which the page never sees. */
async function pass(request: IncomingMessage, response: ServerResponse, api: string, key: string) {
  const answer = await fetch(`${api}${(request.url ?? '').slice('/api'.length)}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { apiKey: key, 'content-type': request.headers['content-type'] ?? '' },
    body: await text(request),
  });
  for (const name of ['content-type', 'retry-after']) {
    const value = answer.headers.get(name);
    if (value !== null) response.setHeader(name, value);
  }
  response.writeHead(answer.status).end(await answer.text());
}

/** Serves the settings page on this machine, in front of the API at that address. */
export async function servePage(
  api: string | Promise<string>,
  key: string,
  port = 0,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(async (request, response) => {
    // A name that merely leads here (DNS rebinding) and pages of other origins get no key lent.
    if (
      !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '') ||
      !['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site']?.toString())
    )
      return response.writeHead(403).end();
    if (request.method === 'POST' && request.url?.startsWith('/api/'))
      return pass(request, response, await api, key).catch(() => response.writeHead(502).end());
    try {
      const found = page(request.url ?? '/');
      if (!found) return response.writeHead(404).end();
      return response
        .writeHead(200, { 'content-type': `${found.type}; charset=utf-8` })
        .end(found.text);
    } catch {
      return response.writeHead(404).end();
    }
  });
  // Rejects where the port cannot be had.
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page has no port.');
  return { server, url: `http://127.0.0.1:${address.port}` };
}
