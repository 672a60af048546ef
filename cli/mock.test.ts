import { once } from 'node:events';
import { createServer } from 'node:net';
import { CommanderError } from 'commander';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { scenarioKinds } from '../mock/scenarios/scenario-kinds.ts';
import { CommandError } from './exit.ts';
import { runMockCommand as run, startMockCommand as start } from './testing/mock-command.ts';

const post = (url: string, key: string, body: unknown = { webhooks: {} }) =>
  fetch(url, {
    method: 'POST',
    headers: { apiKey: key, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('a running mock', () => {
  test('tells its address, its endpoints, its keys and what to type next', async () => {
    const { written, url } = await start([]);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(written.stdout).toContain(`POST ${url}/webhooks\n`);
    expect(written.stdout).toContain(`POST ${url}/ai-interviews/settings/webhooks\n`);
    expect(written.stdout).toContain(`${url}/__admin/\n`);
    expect(written.stdout).toContain(`${url}/__docs\n`);
    expect(written.stdout).toContain('Keys, in the header apiKey: demo, demo-2\n');
    expect(written.stdout).toContain(
      `holdfast verify ${url} --api-key demo --second-api-key demo-2 --admin ${url}/__admin\n`,
    );
  });

  test('says what its flags are for and how the settings are read, in the words of the document', async () => {
    const { written } = await start([]);
    expect(written.stdout).toContain(
      '/webhooks\n    auth counts with "updateAuth": true only; otherwise it is checked and ignored\n',
    );
    expect(written.stdout).toContain(`\n  the same with -d '{"webhooks":{}}'\n`);
  });

  test('takes the request that it shows', async () => {
    const { written, url } = await start([]);
    const [, body = ''] = /-d '(.*)'/.exec(written.stdout) ?? [];
    const response = await post(`${url}/webhooks`, 'demo', JSON.parse(body));
    expect(response.status).toBe(200);
  });

  test('knows the given keys alone, and never shows them', async () => {
    const keys = ['--api-key', 'acme=s3cret', '--api-key', 'globex=t0ken=='];
    const { written, url } = await start(keys);
    expect((await post(`${url}/webhooks`, 't0ken==')).status).toBe(200);
    expect((await post(`${url}/webhooks`, 'demo')).status).toBe(401);
    expect(written.stdout).toContain('those of acme, globex');
    expect(written.stdout).toContain('--api-key YOUR_KEY --second-api-key ANOTHER_KEY');
    await vi.waitFor(() => expect(written.stderr).toMatch(/^POST \/webhooks 200 globex \d+ ms$/m));
    expect(written.stdout + written.stderr).not.toMatch(/s3cret|t0ken/);
  });

  test('has told of every request, in their order, by the time it has stopped', async () => {
    const { written, url, end } = await start([]);
    const paths = Array.from({ length: 20 }, (_, at) => `/nowhere/${at}`);
    for (const path of paths) await post(url + path, 'demo');
    await end();
    const told = written.stderr.replaceAll(/\d+ ms$/gm, 'ms');
    const lines = paths.map(path => `POST ${path} 404 demo ms\n`);
    expect(told).toBe(`${lines.join('')}The mock has stopped.\n`);
  });

  test('with --any-key knows every key', async () => {
    const { written, url } = await start(['--any-key']);
    expect((await post(`${url}/webhooks`, 'whatever')).status).toBe(200);
    expect(written.stdout).toContain('any other key is a tenant of its own');
  });

  test('with --spec mocks another document', async () => {
    const { written, url } = await start(['--spec', 'openapi/openapi.yaml']);
    expect((await post(`${url}/webhooks`, 'demo')).status).toBe(200);
    expect(written.stdout).toContain("--spec 'openapi/openapi.yaml'");
  });

  test('stops when it is asked to', async () => {
    const running = await start([]);
    running.stop();
    await running.ended;
    await expect(fetch(running.url)).rejects.toThrow();
  });
});

describe('what cannot be', () => {
  test('a port in use is one sentence with a remedy', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const address = taken.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const { port } = address;
    await expect(run(['--port', String(port)]).ended).rejects.toMatchObject({
      message: `port ${port} of 127.0.0.1 is in use; give another one, for example --port ${port + 1}`,
      exit: 2,
    } satisfies Partial<CommandError>);
  });

  test('an address of another machine is one too', async () => {
    await expect(run(['--port', '0', '--host', '192.0.2.1']).ended).rejects.toThrow(
      '192.0.2.1 is no address of this machine; give --host 127.0.0.1 or leave it out',
    );
  });

  test('a document that is not there is named', async () => {
    await expect(run(['--spec', 'nowhere.yaml']).ended).rejects.toThrow(
      'nowhere.yaml: there is no such file; check the path',
    );
  });

  test.each([
    [['--port', 'abc'], 'whole number from 0 to 65535'],
    [['--nonsense'], 'unknown option'],
  ])('%j is refused before anything starts', async (args, message) => {
    const { ended, written } = run(args);
    await expect(ended).rejects.toBeInstanceOf(CommanderError);
    expect(written.stderr).toContain(message);
    expect(written.stdout).toBe('');
  });
});

test.each([
  [['--api-key', 'h1dden'], /NAME=KEY/],
  [['--api-key', 'a=h1dden', '--api-key', 'a=h1dden2'], /once/],
])('a key given wrongly (%j) is refused without repeating it', async (args, message) => {
  const { ended, written } = run(args);
  const error: unknown = await ended.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CommandError);
  expect(String(error)).toMatch(message);
  expect(String(error) + written.stderr).not.toContain('h1dden');
});

test('--help has examples', async () => {
  const { ended, written } = run(['--help']);
  await expect(ended).rejects.toMatchObject({ exitCode: 0 });
  expect(written.stdout).toContain('$ holdfast mock --any-key');
  for (const { example, sentence } of scenarioKinds)
    expect(written.stdout).toMatch(`  ${example.padEnd(36)}${sentence}\n`);
});
