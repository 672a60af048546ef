import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { optionalPackages } from '../../src/contract/missing-package.ts';
import type { Installed } from './installed.ts';

type Folder = Pick<Installed, 'file'>;

/** Half of the packages that an installation brought before some were optional. */
const budget = 136;

function lockedPackages({ file }: Folder): readonly { readonly hasInstallScript?: true }[] {
  const { packages } = JSON.parse(readFileSync(file('package-lock.json'), 'utf8'));
  return Object.entries<{ readonly hasInstallScript?: true }>(packages)
    .filter(([path]) => path !== '')
    .map(([, entry]) => entry);
}

function node({ file }: Folder, ...args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '' };
  return spawnSync(process.execPath, args, { cwd: file('.'), encoding: 'utf8', env });
}

const holdfast = (folder: Folder, ...args: readonly string[]) =>
  node(folder, 'node_modules/holdfast/dist/cli/holdfast.js', ...args);

/** What a module of the folder prints, as JSON. */
function printed(folder: Folder, code: string): unknown {
  const script = `${code}\nprocess.exit();`;
  const { status, stdout, stderr } = node(folder, '--input-type=module', '--eval', script);
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** Starts a mock of the command line, sends it the update and ends it. */
const started = (...args: readonly string[]) => `
  import { spawn } from 'node:child_process';
  import { once } from 'node:events';
  const args = ${JSON.stringify(['mock', '--port', '0', ...args])};
  const mock = spawn(process.execPath, ['node_modules/holdfast/dist/cli/holdfast.js', ...args]);
  const [greeting] = await once(mock.stdout, 'data');
  const [url] = /http:\\S+:\\d+/.exec(String(greeting));
  const answer = await fetch(url + '/webhooks', ${update()});
  console.log(JSON.stringify(answer.status));
  mock.kill();`;

function update(headers: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify({
    method: 'POST',
    headers: { apiKey: 'demo', 'Content-Type': 'application/json', ...headers },
    body: '{"webhooks":{}}',
  });
}

/** Statuses that a mock in the process answers, of requests that ask for it in several ways. */
const answers = `
  import { createMock } from 'holdfast/mock';
  const mock = await createMock();
  const status = async (path, init) => (await mock.fetch(path, init)).status;
  console.log(JSON.stringify([
    await status('/webhooks', ${update()}),
    await status('/webhooks', ${update({ Prefer: 'code=503' })}),
    await status('/webhooks', ${update({ Accept: 'text/html' })}),
    await status('/webhooks', { method: 'GET' }),
    await status('/webhook', { method: 'GET' }),
    await status('/webhooks', ${update({ Prefer: 'dynamic=true' })}),
  ]));`;

/** Of several files, and of one. */
const ownDocument = 'node_modules/holdfast/openapi/openapi.yaml';
const ownFile = 'node_modules/holdfast/dist/src/generated/openapi.json';
const plainYaml = 'node_modules/holdfast/docs/examples/alerts.yaml';
const { '@redocly/openapi-core': redocly, '@stoplight/prism-http': prism } = optionalPackages;
const installRedocly = `npm install @redocly/openapi-core@${redocly}`;
const installPrism = `npm install @stoplight/prism-http@${prism}`;
const installBoth = `${installRedocly} @stoplight/prism-http@${prism}`;

/** The command that an installation without them prints to install both. */
export function installCommand(plain: Folder): string {
  const { stderr } = holdfast(plain, 'mock', '--spec', ownDocument);
  const [command = ''] = /npm install .*$/m.exec(stderr) ?? [];
  return command;
}

/** Tests of an installation without the optional packages, and of one with them. */
export function testOptionalPackages(plain: Folder, whole: Folder): void {
  test('the ranges that are told are those of package.json', () => {
    const { msw, vitest, ...ranges } = manifest.peerDependencies;
    expect(optionalPackages).toEqual(ranges);
    const isOptional = Object.values(manifest.peerDependenciesMeta).every(meta => meta.optional);
    expect([isOptional, Object.keys(manifest.peerDependenciesMeta)]).toEqual([
      true,
      Object.keys(manifest.peerDependencies),
    ]);
  });

  describe('an installation', () => {
    test(`brings ${budget} packages at most, and runs no script`, () => {
      const packages = lockedPackages(plain);
      expect(packages.length).toBeGreaterThan(1);
      expect(packages.length).toBeLessThanOrEqual(budget);
      expect(packages.filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
    });

    test('has a mock of the built-in document, which makes nothing up', () => {
      expect(printed(plain, started())).toBe(200);
      expect(printed(plain, answers)).toEqual([200, 503, 406, 405, 404, 501]);
    });

    test('has a server and a verifier of the built-in document', () => {
      const code = `
      import { randomBytes } from 'node:crypto';
      import { createApp, openStore, parseKeyring, tenantKey } from 'holdfast/server';
      import { verify } from 'holdfast/verify';
      const keyring = parseKeyring('k1:' + randomBytes(32).toString('base64'), randomBytes);
      const store = await openStore({ database: ':memory:', keyring, random: randomBytes });
      const listener = createApp({ store, keys: [tenantKey('acme', 'key')] });
      const { held, broken } = (await verify({ listener, credentials: { apiKey: 'key' }, runs: 2 })).summary;
      console.log(JSON.stringify({ broken, holds: held > 5 }));`;
      expect(printed(plain, code)).toEqual({ broken: 0, holds: true });
    });

    test.each(['check', `check ${ownFile}`, `init ${plainYaml}`])(
      'reads one plain file: "%s"',
      line => {
        const { status, stderr } = holdfast(plain, ...line.split(' '));
        expect(status, stderr).toBe(0);
      },
    );

    test.each([
      [`check ${ownDocument}`, installRedocly],
      [`check --overlay ${ownDocument}`, installRedocly],
      [`init ${ownDocument}`, installRedocly],
      [`serve --dev --spec ${ownDocument}`, installRedocly],
      [`verify http://127.0.0.1:9 --api-key demo --spec ${ownDocument}`, installRedocly],
      [`trigger assessmentStart --to http://127.0.0.1:9 --spec ${ownDocument}`, installRedocly],
      [`mock --spec ${ownDocument}`, installBoth],
      [`mock --overlay ${ownDocument}`, installBoth],
      [`mock --spec ${ownFile}`, installPrism],
    ])('tells what "%s" lacks in one sentence', (line, command) => {
      const { status, stdout, stderr } = holdfast(plain, ...line.split(' '));
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(
        /^holdfast: [^\n]+ takes [^\n]+ not installed; install (it|them): [^\n]+\n$/,
      );
      expect(stderr).toContain(`: ${command}\n`);
    });

    test.each([
      ['check nowhere.yaml', 'nowhere.yaml: there is no such file; check the path'],
      ['check package.json', 'package.json: is no OpenAPI document'],
      ['mock --spec nowhere.yaml', 'nowhere.yaml: there is no such file; check the path'],
    ])('tells what is wrong with the file of "%s", and of nothing to install', (line, sentence) => {
      const { status, stdout, stderr } = holdfast(plain, ...line.split(' '));
      expect(status).not.toBe(0);
      expect(stdout + stderr).toContain(sentence);
      expect(stdout + stderr).not.toContain('npm install');
    });

    test('throws typed errors with the same', () => {
      const code = `
      import { createMock, MissingPackageError } from 'holdfast/mock';
      import { loadContract } from 'holdfast/server';
      import { verify } from 'holdfast/verify';
      import openapi from 'holdfast/openapi.json' with { type: 'json' };
      const document = '${ownDocument}';
      const fetch = () => { throw new Error('nothing is asked'); };
      const told = async promise => promise.catch(error =>
        [error instanceof MissingPackageError, error.code, error.packages, error.command]);
      console.log(JSON.stringify(await Promise.all([
        told(createMock({ document })),
        told(createMock({ document: openapi })),
        told(loadContract(document)),
        told(verify({ fetch, document, credentials: { apiKey: 'demo' } })),
      ])));`;
      const both = Object.keys(optionalPackages);
      const [readsIt, answersIt] = both;
      expect(printed(plain, code)).toEqual([
        [true, 'package-missing', both, installBoth],
        [true, 'package-missing', [answersIt], installPrism],
        [true, 'package-missing', [readsIt], installRedocly],
        [true, 'package-missing', [readsIt], installRedocly],
      ]);
    });
  });

  describe('what is told to install them', () => {
    test('makes documents be read', () => {
      const { status, stderr } = holdfast(whole, 'check', ownDocument);
      expect(status, stderr).toBe(0);
    });

    test('makes a mock of any document, and answers made up', () => {
      expect(printed(whole, started('--spec', ownDocument))).toBe(200);
      expect(printed(whole, answers)).toEqual([200, 503, 406, 405, 404, 200]);
    });
  });
}
