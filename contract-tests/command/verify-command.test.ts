import { describe, expect, test } from 'vitest';
import { valueAt } from '../../src/contract/json-pointer.ts';
import { startFaulty } from '../faults/start-faulty.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import { expectSentence } from './expect-sentence.ts';
import { deserted, startOther, startPages } from './other-servers.ts';
import { runCommand } from './run-command.ts';

const key = 'a-key-that-nobody-should-see';

describe('a server that keeps the contract', () => {
  test('ends with 0 and a JSON report of the documented shape', async () => {
    await using server = await startReferenceServer();
    const { exit, stdout, stderr } = await runCommand([
      ...['verify', server.url, '--api-key', server.apiKey],
      ...['--second-api-key', server.secondApiKey, '--admin', server.adminUrl],
      ...['--level', 'documented', '--runs', '3', '--seed', '7', '--reporter', 'json'],
    ]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const rule = {
      id: expect.stringMatching(/^[a-z-]+$/),
      level: 'documented',
      statement: expect.any(String),
      source: { document: expect.any(String), quote: expect.any(String) },
      operation: expect.stringMatching(/^POST \//),
      verdict: 'held',
      cases: expect.any(Number),
      durationMs: expect.any(Number),
    };
    const report: unknown = JSON.parse(stdout);
    expect(report).toEqual({
      tool: { name: 'holdfast', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      target: `${server.url}/`,
      seed: 7,
      durationMs: expect.any(Number),
      summary: { held: 22, broken: 0, unobservable: 0 },
      causes: [],
      rules: Array.from({ length: 22 }, () => rule),
    });
    expect(stdout).not.toContain(server.apiKey);
    expect(stdout).not.toContain(server.secondApiKey);
  });

  test('takes its keys from the environment, which the report for people does not show', async () => {
    await using server = await startReferenceServer();
    const { exit, stdout, stderr } = await runCommand(
      ['verify', server.url, '--rule', 'omitted-hook-is-kept', '--runs', '2'],
      { HOLDFAST_API_KEY: server.apiKey, HOLDFAST_SECOND_API_KEY: server.secondApiKey },
    );
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toContain('2 held, 0 broken, 0 unobservable');
    expect(stdout).not.toContain(server.apiKey);
    expect(stdout).not.toContain(server.secondApiKey);
  });
});

describe('the items that a run has made', () => {
  const judged = async (rule: string, existing: 'kept' | 'forgotten') => {
    await using server = await startReferenceServer();
    const items = `${server.adminUrl}/items/assessments`;
    const headers = { apiKey: server.apiKey, 'content-type': 'application/json' };
    const body = JSON.stringify({ count: 1 });
    const created: unknown = await (await fetch(items, { method: 'POST', headers, body })).json();
    const { exit, stderr } = await runCommand([
      ...['verify', server.url, '--api-key', server.apiKey, '--admin', server.adminUrl],
      ...['--rule', rule, '--runs', '2', '--level', 'documented'],
    ]);
    const item = await fetch(`${items}/${valueAt(created, ['ids', '0'])}`, { headers });
    expect({ exit, status: item.status }).toEqual({
      exit: 0,
      status: existing === 'kept' ? 200 : 404,
    });
    return stderr;
  };

  test('stay, and are told of, where only a reset of all would remove them', async () => {
    expect(await judged('update-all-false-spares-items', 'kept')).toMatch(
      /^\d+ items that this run made are still there; the test hooks remove items by a reset alone/,
    );
  });

  test('go where the run has reset the tenant anyway', async () => {
    expect(await judged('update-all-reaches-every-item', 'forgotten')).toBe('');
  });
});

describe('a server that breaks a rule', () => {
  test.each([
    ['for people', 'pretty'],
    ['as JSON', 'json'],
  ])('ends with 1 and its requests %s, without a key', async (_, reporter) => {
    await using server = await startFaulty('key-from-the-query', {
      apiKey: key,
      secondApiKey: 'other',
    });
    const { exit, stdout, stderr } = await runCommand([
      ...['verify', server.url, '--api-key', key, '--reporter', reporter, '--seed', '1'],
      ...['--rule', 'api-key-is-required', '--runs', '30'],
    ]);
    expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' });
    expect(stdout).toContain('$HOLDFAST_API_KEY');
    expect(stdout).not.toContain(key);
  });

  test('shows no key that the server itself repeats', async () => {
    await using echo = await startOther(({ headers }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(headers));
    });
    const url = `http://127.0.0.1:${echo.port}`;
    const { exit, stdout } = await runCommand(['verify', url, '--api-key', key, '--runs', '2']);
    expect(exit).toBe(1);
    expect(stdout).not.toContain(key);
  });
});

describe('a target that cannot be judged ends with 3', () => {
  test('nothing listening', async () => {
    const ended = await runCommand(['verify', await deserted(), '--api-key', key]);
    expect(ended.exit).toBe(3);
    expectSentence(ended, /cannot be reached .+; is the server running\?$/, key);
  });

  test.each([200, 404])('a server that answers with pages and %d', async status => {
    await using pages = await startPages(status);
    const url = `http://127.0.0.1:${pages.port}`;
    const ended = await runCommand(['verify', url, '--api-key', key]);
    expect(ended.exit).toBe(3);
    expectSentence(ended, /an HTML page; is this the address of the API\?$/, key);
  });

  test.each<[string, Readonly<Record<string, string>>, number, string, RegExp]>([
    [
      'with a byte order mark',
      { 'content-type': 'application/json' },
      200,
      '\ufeff{}',
      /with 200 and a byte order mark in front of its JSON, which must have none; is this the/,
    ],
    [
      'with a redirect',
      { location: 'https://www.example.com/webhooks' },
      301,
      '',
      /with 301 and a redirect to https:\/\/www\.example\.com\/webhooks, which is not followed; is/,
    ],
    ['with nothing', {}, 200, '', /with 200 and no body; is this the address of the API\?$/],
    ['with a line of text', {}, 200, 'OK', /with 200 and a body that is not JSON; is this the/],
    [
      'with what is no gzip',
      { 'content-encoding': 'gzip' },
      200,
      '{}',
      /could be read: its body is not the gzip that its content-encoding says \(incorrect header/,
    ],
  ])('a server that answers %s', async (_, fields, status, body, sentence) => {
    await using other = await startOther((_request, response) => {
      response.writeHead(status, fields).end(body);
    });
    const url = `http://127.0.0.1:${other.port}`;
    const ended = await runCommand(['verify', url, '--api-key', key]);
    expect(ended.exit).toBe(3);
    expectSentence(ended, sentence, key);
  });

  test('a key that is not valid there', async () => {
    await using server = await startReferenceServer();
    const ended = await runCommand(['verify', server.url, '--api-key', key]);
    expect(ended.exit).toBe(3);
    expectSentence(ended, /with 401; is the API key valid there\?$/, key);
  });

  test.each([
    [
      'a second key that is not valid there',
      ['--second-api-key', key],
      /answers 401 to an update with the second key \(--second-api-key\); is the key valid there\?$/,
    ],
    [
      'test hooks that are not there',
      ['--admin', '/nowhere'],
      /^holdfast: creating an item answered 404 instead of 201; is \S+nowhere the base of the test hooks \(--admin\)\?$/,
    ],
  ])('%s', async (_, [option = '', value = ''], sentence) => {
    await using server = await startReferenceServer();
    const given = value.startsWith('/') ? server.url + value : value;
    const ended = await runCommand([
      ...['verify', server.url, '--api-key', server.apiKey, option, given],
    ]);
    expect(ended.exit).toBe(3);
    expectSentence(ended, sentence, key);
  });

  test('test hooks at an address where nobody listens, which is named', async () => {
    await using server = await startReferenceServer();
    const admin = await deserted();
    const ended = await runCommand([
      ...['verify', server.url, '--api-key', server.apiKey, '--admin', admin],
    ]);
    expect(ended.exit).toBe(3);
    expectSentence(ended, new RegExp(`${admin} cannot be reached`), server.apiKey);
  });

  test('a server that accepts and then hangs up', async () => {
    await using rude = await startOther(({ socket }) => socket.destroy());
    const url = `http://127.0.0.1:${rude.port}`;
    const ended = await runCommand(['verify', url, '--api-key', key]);
    expect(ended.exit).toBe(3);
    expectSentence(ended, /cannot be reached/, key);
  });
});
