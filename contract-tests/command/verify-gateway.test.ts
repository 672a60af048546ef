import { createServer, request as forward } from 'node:http';
import { describe, expect, test } from 'vitest';
import { minimalServer } from '../foreign/minimal/server.ts';
import { restarting } from '../foreign/restarting.ts';
import { foreignKeys, listening, running } from '../foreign/running.ts';
import { expectSentence } from './expect-sentence.ts';
import { deserted } from './other-servers.ts';
import { runCommand } from './run-command.ts';

const { apiKey } = foreignKeys;
const server = () => minimalServer({ keys: [apiKey] });
const rule = ['--rule', 'omitted-hook-is-kept', '--runs', '1', '--seed', '1'];
const secret = 's3cret-of-the-gateway';

describe('--header', () => {
  /** Lets nobody through without its token, and repeats what it is told in every answer. */
  const gateway = (own = server()) =>
    running((request, response) => {
      const { 'x-gateway-token': token } = request.headers;
      if (token !== secret) return void response.writeHead(403).end();
      response.setHeader('content-location', `/?token=${token}`);
      own(request, response);
    });

  test('is sent with every request', async () => {
    await using target = await gateway();
    const command = ['verify', target.url, '--api-key', apiKey, ...rule];
    expect((await runCommand(command)).exit).toBe(3);
    const { exit } = await runCommand([...command, '--header', `X-Gateway-Token=${secret}`]);
    expect(exit).toBe(0);
  });

  test.each(['X-API-Key', 'Authorization', 'Cookie'])(
    '%s reaches the gateway in every request, whatever a rule sends',
    async name => {
      const own = server();
      const missed: unknown[] = [];
      await using target = await running((request, response) => {
        const value = request.headers[name.toLowerCase()];
        if (value !== secret) missed.push(value);
        own(request, response);
      });
      const { exit } = await runCommand([
        ...['verify', target.url, '--api-key', apiKey, '--header', `${name}=${secret}`],
        ...['--rule', 'api-key-is-required', '--rule', 'hostile-input-is-refused'],
        ...['--runs', '2', '--seed', '1'],
      ]);
      expect({ exit, missed }).toEqual({ exit: 0, missed: [] });
    },
  );

  test.each(['pretty', 'json', 'junit', 'html', 'github'])(
    'shows its value in no report: %s',
    async reporter => {
      await using target = await gateway((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ webhook: {}, webhooks: {}, said: secret }));
      });
      const { exit, stdout, stderr } = await runCommand([
        ...['verify', target.url, '--api-key', apiKey, '--header', `X-Gateway-Token=${secret}`],
        ...['--reporter', reporter, '--rule', 'api-key-is-required', '--runs', '1'],
      ]);
      expect(exit).toBe(1);
      expect(stdout + stderr).not.toContain(secret);
      if (reporter === 'pretty') {
        expect(stdout).toContain(`-H 'X-Gateway-Token: '"$HOLDFAST_HEADER_X_GATEWAY_TOKEN"`);
        expect(stdout).toContain('--header X-Gateway-Token="$HOLDFAST_HEADER_X_GATEWAY_TOKEN"');
      }
    },
  );

  test.each([
    ['no value', ['X-Token'], /give --header as NAME=VALUE/],
    ['what no header takes', [`X-Token=${apiKey}\n`], /give --header as NAME=VALUE/],
    ['one of its own', [`Content-Type=${apiKey}`], /--header Content-Type is refused/],
    ['one twice', [`X-Token=${apiKey}`, `x-token=${apiKey}`], /give --header x-token once$/],
  ])('with %s is refused, and its value not repeated', async (_, headers, sentence) => {
    const ended = await runCommand([
      ...['verify', 'http://127.0.0.1:9', '--api-key', 'k'],
      ...headers.flatMap(header => ['--header', header]),
    ]);
    expect(ended.exit).toBe(2);
    expectSentence(ended, sentence, apiKey);
  });
});

describe('--wait', () => {
  test('waits for a target that is being started', async () => {
    await using target = await restarting(server, 0);
    // The first call ends the first server.
    await fetch(target.url).catch(() => undefined);
    const ended = runCommand(['verify', target.url, '--api-key', apiKey, '--wait', '60', ...rule]);
    await target.restart();
    expect((await ended).exit).toBe(0);
  });

  test('gives up with a sentence', async () => {
    const url = await deserted();
    const ended = await runCommand(['verify', url, '--api-key', apiKey, '--wait', '1']);
    expect(ended.exit).toBe(3);
    expectSentence(
      ended,
      /was waited for for 1 s and is not there \(.*ECONNREFUSED.*\); does/,
      apiKey,
    );
  });
});

describe('a proxy of the environment', () => {
  /** Knows where target.example is, as nobody else does. */
  async function startProxy(port: string) {
    const asked: string[] = [];
    const proxy = await listening(
      createServer((request, response) => {
        const { method, url = '', headers } = request;
        asked.push(`${method} ${url} ${headers['proxy-authorization']}`);
        const { pathname, search } = new URL(url);
        const options = { host: '127.0.0.1', port, path: pathname + search, method, headers };
        const call = forward(options, answer => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        });
        call.on('error', () => response.writeHead(502).end());
        request.pipe(call);
      }),
    );
    return { ...proxy, asked };
  }

  test('is asked for a target elsewhere', async () => {
    await using target = await running(server());
    await using proxy = await startProxy(new URL(target.url).port);
    const { host } = new URL(proxy.url);
    const { exit } = await runCommand(
      ['verify', 'http://target.example', '--api-key', apiKey, '--yes', ...rule],
      { HTTP_PROXY: `http://user:${secret}@${host}` },
    );
    expect(exit).toBe(0);
    expect(proxy.asked[0]).toBe(
      `POST http://target.example/webhooks Basic ${btoa(`user:${secret}`)}`,
    );
  });

  test('is not asked for this machine, nor for what NO_PROXY names', async () => {
    await using target = await running(server());
    const unused = { http_proxy: await deserted(), NO_PROXY: '0.0.0.0' };
    const { port } = new URL(target.url);
    for (const host of ['127.0.0.1', 'localhost', '0.0.0.0']) {
      const { exit } = await runCommand(
        ['verify', `http://${host}:${port}`, '--api-key', apiKey, '--yes', ...rule],
        unused,
      );
      expect({ host, exit }).toEqual({ host, exit: 0 });
    }
  });

  test('that is no URL is refused, and its value not repeated', async () => {
    const ended = await runCommand(['verify', 'http://127.0.0.1:9', '--api-key', apiKey], {
      HTTPS_PROXY: `user:${secret}@proxy`,
    });
    expect(ended.exit).toBe(2);
    expectSentence(ended, /HTTPS_PROXY is no http or https URL; give it as/, secret);
  });
});
