import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import bundled from '../../src/generated/openapi.json' with { type: 'json' };
import { temporaryFolder } from '../../src/store/testing/stores.ts';
import { expectSentence } from './expect-sentence.ts';
import { startOther, startPages } from './other-servers.ts';
import { runCommand } from './run-command.ts';

const key = 'a-key-that-nobody-should-see';
const nowhere = 'http://127.0.0.1:9';

describe('a command line that cannot work ends with 2', () => {
  test.each([
    ['an unknown option', [nowhere, '--api-keys', key], /unknown option '--api-keys'/],
    ['no address', ['--api-key', key], /missing required argument 'url'/],
    ['an address that is none', ['localhost:80x', '--api-key', key], /Give an http or https URL/],
    [
      'credentials in the address',
      ['http://u:s3cret@localhost', '--api-key', key],
      /URL with credentials/,
    ],
    ['another protocol', ['ftp://localhost', '--api-key', key], /Give an http or https URL/],
    ['no such rule', [nowhere, '--api-key', key, '--rule', 'x'], /there is no rule "x"; the rules/],
    ['no such level', [nowhere, '--api-key', key, '--level', 'x'], /The levels are documented,/],
    [
      'no such reporter',
      [nowhere, '--api-key', key, '--reporter', 'x'],
      /where NAME is pretty, json,/,
    ],
    ['too few runs', [nowhere, '--api-key', key, '--runs', '0'], /whole number from 1/],
    ['no key', [nowhere], /a tenant's key is needed; give it with --api-key or/],
    ['an empty key', [nowhere, '--api-key', ''], /a tenant's key is needed/],
    [
      'a key that no header takes',
      [nowhere, '--api-key', `${key}\n`],
      /give --api-key a key of printable ASCII/,
    ],
    [
      'the same key twice',
      [nowhere, '--api-key', key, '--second-api-key', key],
      /both keys are the same; give --second-api-key another tenant's key, or leave it out$/,
    ],
    [
      'an empty second key',
      [nowhere, '--api-key', key, '--second-api-key', ''],
      /give --second-api-key a key of printable ASCII/,
    ],
    [
      'no such document',
      [nowhere, '--api-key', key, '--spec', 'missing.yaml'],
      /missing\.yaml: there is no such file; check the path/,
    ],
  ])('%s', async (_, options, sentence) => {
    const ended = await runCommand(['verify', ...options]);
    expect(ended.exit).toBe(2);
    expectSentence(ended, sentence, key);
  });

  const { paths } = bundled;
  const post = paths['/webhooks'].post;
  const dangling = {
    ...post,
    'x-settings-update': { ...post['x-settings-update'], view: '$response.body#/hooks' },
  };

  test.each([
    ['a text', 'notes.txt', 'Dear diary,\nnothing today.\n', /OpenAPI/],
    ['an empty file', 'empty.yaml', '', /OpenAPI/],
    ['half of a JSON text', 'half.json', '{"openapi": "3.1.0",', /half\.json: /],
    ['a list', 'list.json', '[1, 2]', /OpenAPI/],
    [
      'Swagger 2 without annotations',
      'old.json',
      '{"swagger":"2.0","info":{},"paths":{}}',
      /no operation has "x-settings-update"; annotate/,
    ],
    ['OpenAPI 4', 'later.json', '{"openapi":"4.0.0","info":{},"paths":{}}', /OpenAPI 2\.0/],
    [
      'OpenAPI without annotations',
      'bare.json',
      '{"openapi":"3.1.0","info":{"title":"A","version":"1"},"paths":{}}',
      /no operation has "x-settings-update"; annotate/,
    ],
    [
      'an annotation that names no place',
      'dangling.json',
      JSON.stringify({ ...bundled, paths: { ...paths, '/webhooks': { post: dangling } } }),
      /x-settings-update\/view: "\$response\.body#\/hooks" names a place .+; name one of status,/,
    ],
  ])('%s as --spec', async (_, name, text, sentence) => {
    using folder = temporaryFolder();
    const file = folder.file(name);
    writeFileSync(file, text);
    const ended = await runCommand(['verify', nowhere, '--api-key', key, '--spec', file]);
    expect(ended.exit).toBe(2);
    expectSentence(ended, sentence, key);
  });
});

describe('a host that is not this machine', () => {
  /** Linux and macOS connect it to this machine; by its name nobody can tell. */
  const foreign = (port: number) => `http://0.0.0.0:${port}`;

  test('is not called without --yes, and the command ends with 2', async () => {
    await using pages = await startPages();
    const ended = await runCommand(['verify', foreign(pages.port), '--api-key', key]);
    expect(ended.exit).toBe(2);
    expectSentence(ended, /overwrites the settings .+; add --yes if that is meant$/, key);
    expect(pages.calls()).toBe(0);
  });

  test('nor are its test hooks, wherever the server under test is', async () => {
    await using target = await startPages();
    await using hooks = await startPages();
    const ended = await runCommand([
      ...['verify', `http://127.0.0.1:${target.port}`, '--api-key', key],
      ...['--admin', `${foreign(hooks.port)}/__admin`],
    ]);
    expect(ended.exit).toBe(2);
    expectSentence(ended, /sends the key to 0\.0\.0\.0:\d+ and .+; add --yes if/, key);
    expect([target.calls(), hooks.calls()]).toEqual([0, 0]);
  });

  test('is not called where the test hooks redirect to it', async () => {
    await using elsewhere = await startPages();
    await using hooks = await startOther((_request, response) => {
      response.writeHead(307, { location: foreign(elsewhere.port) }).end();
    });
    const url = `http://127.0.0.1:${hooks.port}`;
    await runCommand(['verify', url, '--api-key', key, '--admin', `${url}/__admin`]);
    expect(hooks.calls()).toBeGreaterThan(0);
    expect(elsewhere.calls()).toBe(0);
  });

  test('is called with --yes', async () => {
    await using pages = await startPages();
    const ended = await runCommand(['verify', foreign(pages.port), '--api-key', key, '--yes']);
    expect(ended.exit).not.toBe(2);
    expect(pages.calls()).toBeGreaterThan(0);
  });
});
