import { describe, expect, test } from 'vitest';
import { documentedServer } from '../foreign/documented/server.ts';
import { foreignKeys, running } from '../foreign/running.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import { expectSentence } from './expect-sentence.ts';
import { runCommand } from './run-command.ts';

const { apiKey } = foreignKeys;
const only = (...rules: readonly string[]) => [
  ...['--runs', '1', '--seed', '1'],
  ...rules.flatMap(rule => ['--rule', rule]),
];

describe('what is required', () => {
  test('and seen changes nothing', async () => {
    await using server = await startReferenceServer();
    const { exit, stdout, stderr } = await runCommand([
      ...['verify', server.url, '--api-key', server.apiKey, '--admin', server.adminUrl],
      ...['--second-api-key', server.secondApiKey, '--require', 'all', '--require', 'deliveries'],
      ...only('events-follow-their-hook', 'tenants-are-isolated'),
    ]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).not.toContain('required');
  });

  test.each([
    ['deliveries', 'events-follow-their-hook', 'DELIVERIES ARE REQUIRED AND MISSING', '--admin'],
    ['items', 'update-all-reaches-every-item', 'ITEMS ARE REQUIRED AND MISSING', '--admin'],
    [
      'second-key',
      'tenants-are-isolated',
      'A SECOND KEY IS REQUIRED AND MISSING',
      '--second-api-key',
    ],
    ['all', 'tenants-are-isolated', 'EVERY RULE IS REQUIRED', '--second-api-key'],
    ['second-key, items', 'tenants-are-isolated', 'ITEMS ARE REQUIRED', '--admin'],
  ])('and missing fails, first of all: %s', async (require, rule, title, remedy) => {
    await using server = await startReferenceServer();
    const command = ['verify', server.url, '--api-key', server.apiKey, ...only(rule)];
    const { exit, stdout } = await runCommand([...command, '--require', require]);
    expect(exit).toBe(1);
    const [first] = stdout.split('\n');
    expect(first).toContain(title);
    expect(first).toContain(remedy);
    expect(first).toContain(rule);
    expect((await runCommand(command)).exit).toBe(0);
  });

  test('is in every form of the report', async () => {
    await using server = await startReferenceServer();
    const report = async (name: string) =>
      (
        await runCommand([
          ...['verify', server.url, '--api-key', server.apiKey, '--reporter', name],
          ...['--require', 'second-key', ...only('tenants-are-isolated')],
        ])
      ).stdout;
    const missing = {
      requirement: 'second-key',
      required: true,
      reason: 'no second key is given (--second-api-key)',
      rules: ['tenants-are-isolated'],
    };
    expect(JSON.parse(await report('json'))).toMatchObject({ missing: [missing] });
    expect(await report('junit')).toMatch(
      / errors="1" .*<error message="a second key is required/s,
    );
    expect(await report('github')).toMatch(
      /^::error title=holdfast verify%3A a second key is required and missing::no second key/,
    );
    expect(await report('html')).toContain('<strong>a second key is required and missing</strong>');
  });

  test('and unknown is refused with what there is', async () => {
    const ended = await runCommand([
      ...['verify', 'http://127.0.0.1:9', '--api-key', apiKey, '--require', 'items,x'],
    ]);
    expect(ended.exit).toBe(2);
    expectSentence(ended, /Give one or more of deliveries, items, second-key, all\.$/, apiKey);
  });
});

test('test hooks that were given and do not work are told of first, whatever else holds', async () => {
  await using server = await running(
    documentedServer(Object.values(foreignKeys), { lacks: ['events'] }),
  );
  const { exit, stdout, stderr } = await runCommand([
    ...['verify', server.url, '--api-key', apiKey, '--admin', `${server.url}/__admin`],
    ...['--level', 'documented', ...only('events-follow-their-hook', 'omitted-hook-is-kept')],
  ]);
  expect(exit).toBe(0);
  expect(stderr).toMatch(
    /^THE TEST HOOKS \(--admin\) DO NOT WORK: firing an event answered 404 without an outcome\n/,
  );
  expect(stdout).toMatch(
    /^THE TEST HOOKS \(--ADMIN\) DO NOT WORK {2}firing an event answered 404 .+events-follow-their-hook/,
  );
});
