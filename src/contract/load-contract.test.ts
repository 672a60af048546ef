import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import bundled from '../generated/openapi.json' with { type: 'json' };
import { bundleDocument } from './bundle-document.ts';
import { withValueAt } from './json-pointer.ts';
import { loadContract } from './load-contract.ts';

const operation = ['paths', '/webhooks', 'post'];
const schemas = ['components', 'schemas'];

/** A file of the test's own, removed after it. */
function given(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-contract-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The port of a server of the test's own. */
async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A port that was just given up. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('an address is refused', () => {
  const refused = async (url: string, sentence: string, patienceMs = 10_000) => {
    await expect(bundleDocument(url, [], { patienceMs })).rejects.toMatchObject({
      code: 'document-unreadable',
      message: `${url}: ${sentence}; check the address`,
    });
    await expect(
      bundleDocument('openapi/openapi.yaml', [url], { patienceMs }),
    ).rejects.toMatchObject({
      code: 'overlay-unreadable',
      message: `${url}: ${sentence}; check the address`,
    });
  };

  it.each(['127.0.0.1', 'localhost'])('where no server listens on %s', async host => {
    await refused(`http://${host}:${await closedPort()}/api.yaml`, 'no server listens there');
  });

  it('where a server takes the request and never answers it', async () => {
    const port = await listen(() => undefined);
    await refused(`http://127.0.0.1:${port}/api.yaml`, 'no server answers there in time', 100);
  });

  it('where a server closes the connection', async () => {
    const port = await listen(({ socket }) => socket.destroy());
    await refused(`http://127.0.0.1:${port}/`, 'the connection fails (UND_ERR_SOCKET)');
  });

  it.each([204, 404, 500])('where a server answers %i', async status => {
    const port = await listen((_, response) => response.writeHead(status).end());
    await refused(`http://127.0.0.1:${port}/api.yaml`, `the server answers ${status}`);
  });

  it('that is none', async () => {
    await refused('http://127.0.0.1:99999/', 'it is no valid URL');
  });

  it('with credentials in it, which are not shown', async () => {
    for (const reading of [
      bundleDocument('http://user:hunter2@127.0.0.1/api.yaml'),
      bundleDocument('openapi/openapi.yaml', ['http://user:hunter2@127.0.0.1/api.yaml']),
    ]) {
      await expect(reading).rejects.toMatchObject({
        message: 'http://127.0.0.1/api.yaml: no credentials may stand in it; check the address',
        place: 'http://127.0.0.1/api.yaml',
      });
    }
  });
});

describe('a file is refused with its name', () => {
  it('and the line that is no YAML, also when that name is openapi.yaml', async () => {
    const file = given('openapi.yaml', 'openapi: 3.1.0\ninfo: [\n');
    await expect(bundleDocument(file)).rejects.toMatchObject({
      code: 'document-unreadable',
      message: expect.stringMatching(/openapi\.yaml: cannot be read \(.+\(3:1\)\); give/),
    });
  });

  const schema = 'paths/~1webhooks/post/requestBody/content/application~1json/schema';

  it.each([
    [
      'an annotation',
      [...operation, 'x-settings-update', 'patch'],
      '$request.body#/hooks',
      'paths/~1webhooks/post/x-settings-update/patch: ',
    ],
    [
      'a type',
      [...schemas, 'HookPatch', 'properties', 'url', 'type'],
      'text',
      `${schema}: the schema cannot be compiled (`,
    ],
    [
      'a pattern',
      [...schemas, 'HookPatch', 'properties', 'url', 'pattern'],
      '(',
      `${schema}: the schema cannot be compiled (`,
    ],
    [
      'a reference',
      [...operation, 'requestBody', 'content', 'application/json', 'schema'],
      { $ref: '#/nowhere' },
      `${schema}: "$ref: #/nowhere" leads nowhere; `,
    ],
    [
      'a subscription',
      [...schemas, 'HookPatch', 'x-event-subscription', 'url'],
      'address',
      'components/schemas/HookPatch/x-event-subscription/url: ',
    ],
  ])('and the place of %s that is wrong in it', async (_, path, value, message) => {
    const file = given('api.json', JSON.stringify(withValueAt(bundled, path, value)));
    await expect(loadContract(file)).rejects.toThrow(`${file}#/${message}`);
  });

  it.each([
    ['no-such-file.yaml', 'document-unreadable', 'no such file'],
    ['openapi', 'document-unreadable', 'openapi: is a folder; give a file in it'],
    ['package.json', 'not-openapi', 'OpenAPI'],
    ['LICENSE', 'not-openapi', 'OpenAPI'],
    ['openapi/admin.yaml', 'annotation-missing', 'x-settings-update'],
  ])('%s', async (file, code, remedy) => {
    const reading = loadContract(file);
    await expect(reading).rejects.toMatchObject({
      name: 'ContractError',
      code,
      message: expect.stringContaining(remedy),
    });
  });
});
