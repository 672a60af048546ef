import { describe, expect, test } from 'vitest';
import { documentedServer } from '../foreign/documented/server.ts';
import { foreignKeys, running } from '../foreign/running.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import { runCommand } from './run-command.ts';

const { apiKey } = foreignKeys;
const rule = ['--rule', 'omitted-hook-is-kept', '--runs', '1', '--seed', '1'];

describe('an operation that takes no valid update', () => {
  const reportOf = async (reporter: string) => {
    await using server = await running(
      documentedServer(Object.values(foreignKeys), { only: '/webhooks' }),
    );
    return await runCommand([
      ...['verify', server.url, '--api-key', apiKey, '--level', 'documented'],
      ...['--reporter', reporter, ...rule],
    ]);
  };
  const title = 'POST /ai-interviews/settings/webhooks refuses every valid update';

  test('fails the run, and is told of first and last', async () => {
    const { exit, stdout } = await reportOf('pretty');
    expect(exit).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toContain(title.toUpperCase());
    expect(lines[0]).toContain('curl ');
    expect(lines.at(-2)).toBe(title);
    expect(lines.at(-1)).toContain('1 held, 0 broken, 1 unobservable');
  });

  test.each([
    ['json', /"refused": \[\s+\{\s+"operation": "POST \/ai-interviews[^}]+"always": true/],
    ['junit', /errors="1".*name="POST \/ai-interviews\S+ refuses every valid update".*<error /s],
    ['github', /^::error title=holdfast verify%3A POST \/ai-interviews\S+ refuses every valid/m],
    ['html', /<strong>POST \/ai-interviews\S+ refuses every valid update<\/strong>/],
  ])('is in the report: %s', async (reporter, finding) => {
    const { exit, stdout } = await reportOf(reporter);
    expect(exit).toBe(1);
    expect(stdout).toMatch(finding);
    expect(stdout).not.toContain(apiKey);
  });
});

test('an operation that refuses some of them breaks no rule by it, and the report says so', async () => {
  await using server = await startReferenceServer();
  let complete = 0;
  await using picky = await running(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    // A case of this rule leaves a hook out of its update, and none out of what it starts from.
    const isStart = ['"start"', '"submission"', '"updates"'].every(key => body.includes(key));
    if (isStart) complete += 1;
    // Those of the time before anything is judged are let through.
    if (isStart && complete > 8 && complete % 5 === 0)
      return void response.writeHead(409, { 'content-type': 'text/plain' }).end('no');
    const answer = await fetch(new URL(request.url ?? '/', server.url), {
      method: request.method ?? 'GET',
      headers: { apiKey: String(request.headers.apikey), 'content-type': 'application/json' },
      ...(body.length > 0 && { body }),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const command = ['verify', picky.url, '--api-key', server.apiKey];
  const { exit, stdout } = await runCommand([...command, '--rule', 'omitted-hook-is-kept']);
  expect(stdout).toMatch(/^POST \/webhooks refuses valid updates$/m);
  expect(stdout).toMatch(/answered \d+ complete, valid updates with 409, which cases start from/);
  expect({ exit, isBroken: stdout.includes('BROKEN') }).toEqual({ exit: 0, isBroken: false });
});
