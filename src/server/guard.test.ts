import { describe, expect, onTestFinished, test } from 'vitest';
import { rawRequest } from '../http/testing/raw-request.ts';
import type { AppOptions } from './app.ts';
import { acme, start } from './testing/running.ts';

/** The status of a POST to a path, by this host and from that page. */
async function serving(options: Partial<AppOptions>) {
  const server = await start({ admin: true, ...options });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return async (path: string, host: string, origin?: string) => {
    const page = origin === undefined ? '' : `Origin: ${origin}\r\n`;
    const fields = `Connection: close\r\napiKey: ${acme.apiKey}\r\nHost: ${host}\r\n${page}`;
    const answer = await rawRequest(server.url, `POST ${path} HTTP/1.1\r\n${fields}\r\n`);
    return Number(answer.slice(9, 12));
  };
}

const reset = '/__admin/reset';

describe('the test hooks', () => {
  test.each(['localhost', 'localhost:1', '127.0.0.1', '[::1]', 'ci.example'])(
    'answer to %s',
    async host => {
      const status = await serving({ allowHosts: ['ci.example'] });
      expect(await status(reset, host)).toBe(204);
      expect(await status(reset, host, `http://${host}`)).toBe(204);
    },
  );

  test.each(['attacker.example', 'localhost.attacker.example', '192.0.2.1'])(
    'answer to no %s (DNS rebinding)',
    async host => {
      const status = await serving({});
      expect(await status(reset, host)).toBe(403);
      expect(await status(reset, host, `http://${host}`)).toBe(403);
    },
  );

  test.each(['https://app.example', 'http://localhost:1', 'null'])(
    'answer to no page of %s',
    async origin => {
      const status = await serving({});
      expect(await status(reset, 'localhost', origin)).toBe(403);
      expect(await status('/__admin/items/assessments', 'localhost', origin)).toBe(403);
    },
  );
});

describe('the operations', () => {
  test('answer to every name and page where a key is a secret', async () => {
    const status = await serving({});
    expect(await status('/webhooks', 'api.example', 'https://app.example')).toBe(415);
  });

  test('answer to this machine alone where everyone knows the key', async () => {
    const status = await serving({ ownHostsOnly: true });
    expect(await status('/webhooks', 'localhost')).toBe(415);
    // Through the proxy of a front end under development.
    expect(await status('/webhooks', 'localhost:4020', 'http://localhost:5173')).toBe(415);
    expect(await status('/webhooks', 'attacker.example', 'http://attacker.example')).toBe(403);
    expect(await status('/webhooks', 'localhost', 'https://attacker.example')).toBe(403);
    expect(await status('/webhooks', 'localhost', 'null')).toBe(403);
  });
});
