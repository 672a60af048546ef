import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { documentAsking } from '../contract-tests/authentication/schemes.ts';
import { temporaryFolder } from '../src/store/testing/stores.ts';
import { runCommand } from './testing/command.ts';
import { runMockCommand, startMockCommand } from './testing/mock-command.ts';
import { startServeCommand } from './testing/serve-command.ts';

const secret = 'a-secret-of-somebody';

/** A file with a document that asks for this. */
function specAsking(security: readonly object[]) {
  const folder = temporaryFolder();
  const file = folder.file('profiles.json');
  writeFileSync(file, JSON.stringify(documentAsking(security)));
  return { file, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

const bearer = [{ bearer: [] }];
const both = [{ header: [], query: [] }];
const every: readonly [string, readonly object[], RegExp][] = [
  ['a key in the query', [{ query: [] }], /\/profile\?api_key=demo'/],
  ['a key in a cookie', [{ cookie: [] }], /-b 'session=demo'/],
  ['a bearer token', bearer, /-H 'Authorization: Bearer demo'/],
  ['a username and password', [{ basic: [] }], /-u 'demo:demo'/],
  ['several at once', both, /\/profile\?api_key=demo' \\\n +-H 'X-Key: demo'/],
  ['nothing', [], /No credentials are asked for/],
];

describe('a mock of a document that asks for', () => {
  test.each(every)(
    '%s shows a request that works, and how to prove it',
    async (_, security, shown) => {
      using spec = specAsking(security);
      const { written } = await startMockCommand(['--spec', spec.file]);
      expect(written.stdout).toMatch(shown);
      const [, curl = ''] =
        /Send it something:\n {2}(curl -i[\s\S]*?)\n\n/.exec(written.stdout) ?? [];
      const { stdout } = await promisify(execFile)('bash', ['-c', curl]);
      expect(stdout).toMatch(/^HTTP\/1.1 200 /);
      const [, verify = ''] = /holdfast (verify .*)/.exec(written.stdout) ?? [];
      const words = verify.replaceAll("'", '').split(' ');
      const rule = ['--rule', 'included-key-is-updated', '--runs', '1'];
      const { exit, errors } = await runCommand([...words, ...rule]);
      expect([exit, errors]).toEqual([0, expect.not.stringContaining('holdfast:')]);
    },
  );
});

test('the mock and the server know the credentials that they are given', async () => {
  using spec = specAsking(both);
  const tenant = ['--auth', `acme=header=${secret}`, '--auth', 'acme=query=p&q'];
  const mock = await startMockCommand(['--spec', spec.file, ...tenant]);
  const server = startServeCommand(['--port', '0', '--dev', '--spec', spec.file, ...tenant]);
  for (const url of [mock.url, await server.url()]) {
    const send = (query: string) =>
      fetch(`${url}/profile?api_key=${query}`, {
        method: 'PATCH',
        body: '{}',
        headers: { 'X-Key': secret, 'Content-Type': 'application/json' },
      });
    expect((await send('p%26q')).status).toBe(200);
    expect((await send('demo')).status).toBe(401);
  }
  server.stop();
  await server.exit;
  for (const text of [mock.written.stdout, mock.written.stderr, server.output(), server.errors()])
    expect(text).not.toContain(secret);
});

test('the server needs no credentials where the document asks for none', async () => {
  using spec = specAsking([]);
  const server = startServeCommand(['--port', '0', '--dev', '--spec', spec.file]);
  const url = await server.url();
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${url}/profile`, { method: 'PATCH', body: '{}', headers });
  expect(response.status).toBe(200);
  server.stop();
  await server.exit;
});

describe('is refused with one sentence, and not repeated:', () => {
  test.each<[string, readonly object[], readonly string[], RegExp]>([
    [
      'no token',
      bearer,
      [],
      /credentials are needed; give them with --bearer or in HOLDFAST_BEARER/,
    ],
    [
      'a key for a token',
      bearer,
      ['--bearer', 't', '--api-key', secret],
      /--api-key is of no use, since the document asks for a bearer token/,
    ],
    [
      'a token of two words',
      bearer,
      ['--bearer', `a ${secret}`],
      /give --bearer a token of printable ASCII without spaces/,
    ],
    ['no password', [{ basic: [] }], ['--basic', secret], /give --basic as USERNAME:PASSWORD/],
    [
      'a key that is no cookie',
      [{ cookie: [] }],
      ['--api-key', `${secret};`],
      /since it travels in a cookie/,
    ],
    [
      'half of what is asked for',
      both,
      ['--auth', `header=${secret}`],
      /--auth header=VALUE and --auth query=VALUE or in HOLDFAST_AUTH_HEADER and HOLDFAST_AUTH_QUERY/,
    ],
    [
      'an unknown scheme',
      bearer,
      ['--auth', `none=${secret}`, '--bearer', 't'],
      /no scheme "none"; those that they ask for are bearer/,
    ],
    ['no name of a scheme', bearer, ['--auth', secret], /give --auth as SCHEME=VALUE/],
    [
      'the same twice',
      bearer,
      ['--bearer', secret, '--second-bearer', secret],
      /the same credentials; give another tenant's with --second-bearer/,
    ],
  ])('verify with %s', async (_, security, options, sentence) => {
    using spec = specAsking(security);
    const { exit, errors } = await runCommand([
      'verify',
      'http://127.0.0.1:9',
      '--spec',
      spec.file,
      ...options,
    ]);
    expect([exit, errors]).toEqual([2, expect.stringMatching(sentence)]);
    expect(errors).not.toContain(secret);
  });

  test.each<[string, readonly object[], readonly string[], RegExp]>([
    ['a key for a token', bearer, ['--api-key', `a=${secret}`], /--api-key is of no use/],
    [
      'half of what is asked for',
      both,
      ['--auth', `a=header=${secret}`],
      /the tenant a has not all credentials .* --auth NAME=header=VALUE and --auth NAME=query=VALUE/,
    ],
    [
      'the same for two tenants',
      bearer,
      ['--bearer', `a=${secret}`, '--auth', `b=bearer=${secret}`],
      /two tenants have the same credentials/,
    ],
    ['no name', bearer, ['--bearer', secret], /give --bearer as NAME=TOKEN/],
  ])('mock with %s', async (_, security, options, sentence) => {
    using spec = specAsking(security);
    const error: unknown = await runMockCommand(['--spec', spec.file, ...options]).ended.catch(
      (reason: unknown) => reason,
    );
    const refused = String(error);
    expect(refused).toMatch(sentence);
    expect(refused).not.toContain(secret);
  });
});

test('the environment has credentials too, and what another document asks for is left out', async () => {
  using spec = specAsking(bearer);
  const { url } = await startMockCommand(['--spec', spec.file]);
  const rule = ['--rule', 'credentials-are-required', '--runs', '1', '--spec', spec.file];
  const env = { HOLDFAST_BEARER: 'demo', HOLDFAST_API_KEY: secret };
  const { exit } = await runCommand(['verify', url, ...rule], env);
  expect(exit).toBe(0);
  const named = await runCommand(['verify', url, ...rule], { HOLDFAST_AUTH_BEARER: 'demo' });
  expect(named.exit).toBe(0);
});
