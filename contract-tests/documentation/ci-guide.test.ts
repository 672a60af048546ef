import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { minimalServer } from '../foreign/minimal/server.ts';
import { listening, type Running, running } from '../foreign/running.ts';
import { forward } from '../servers/forward.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import type { RunningServer } from '../servers/running-server.ts';
import { codeBlocks, root } from './code-blocks.ts';
import { run } from './shell.ts';

const [waiting = '', gateway = '', proxied = '', ...rest] = codeBlocks('docs/ci.md', 'sh');
const folder = temporaryFolder();
const token = 't0ken-of-the-gateway';
let server: RunningServer;

/** A block as a reader types it, with the address and the keys of a server of this test, and few cases. */
function typed(block: string, url: string): string {
  const holdfast = `holdfast() { '${process.execPath}' '${root}cli/main.ts' "$@" --runs 1 --rule omitted-hook-is-kept; }`;
  const script = block
    .replaceAll('http://127.0.0.1:4020', url)
    .replaceAll('API_KEY=one', `API_KEY=${server.apiKey}`)
    .replaceAll('API_KEY=two', `API_KEY=${server.secondApiKey}`);
  return `cd '${folder.file('.')}'; ${holdfast}; export GATEWAY_TOKEN=${token}; ${script}`;
}

beforeAll(async () => {
  server = await startReferenceServer();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

test('every block is known here', () => {
  expect(rest).toEqual([]);
});

test('a server is waited for, and everything of it is seen', async () => {
  expect(await run(typed(waiting, server.url))).toMatchObject({ code: 0 });
});

test('a gateway gets its header', async () => {
  const own = minimalServer({ keys: [server.apiKey] });
  await using target = await running((request, response) => {
    if (request.headers['x-gateway-token'] === token) return own(request, response);
    response.writeHead(403).end();
  });
  const { code, output } = await run(typed(gateway, target.url));
  expect(code).toBe(0);
  expect(output).not.toContain(token);
});

test('a proxy of the environment is asked', async () => {
  await using proxy: Running = await listening(
    createServer((request, response) =>
      forward(request, response, server.url, answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    ),
  );
  const block = proxied.replace('http://127.0.0.1:3128', proxy.url);
  expect(await run(typed(block, server.url))).toMatchObject({ code: 0 });
});
