import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { membersIn } from '../../src/contract/json-pointer.ts';
import { startPlainServer } from '../faults/server/plain-server.ts';
import { startFaulty } from '../faults/start-faulty.ts';
import { startMock } from '../servers/mock-server.ts';
import { startReferenceServer } from '../servers/reference-server.ts';
import type { RunningServer } from '../servers/running-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const redocly = fileURLToPath(new URL('../../node_modules/.bin/redocly', import.meta.url));
const files = globSync('openapi/workflows/*.arazzo.yaml', { cwd: root }).sort();

interface EndedRun {
  readonly code: unknown;
  readonly output: string;
}

async function runRedocly(...parameters: readonly string[]): Promise<EndedRun> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  try {
    const command = [redocly, ...parameters];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
      cwd: root,
      env,
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = membersIn(error);
    return { code, output: `${stdout}${stderr}` };
  }
}

/** As the page about the workflows tells a reader to. */
function respect({ url, apiKey }: RunningServer): Promise<EndedRun> {
  return runRedocly(
    'respect',
    ...files,
    '--input',
    `apiKey=${apiKey}`,
    '--server',
    `settings=${url}`,
  );
}

test('the workflows are sound Arazzo, all of them', async () => {
  expect(files.length).toBeGreaterThanOrEqual(5);
  const { code, output } = await runRedocly('lint', '--extends', 'recommended-strict', ...files);
  expect({ code, output }).toEqual({ code: 0, output: expect.not.stringMatching(/warning/i) });
});

describe('pass on a server that keeps the contract', () => {
  test.each([
    { name: 'the mock', start: () => startMock() },
    { name: 'the reference server', start: () => startReferenceServer() },
    { name: 'the plain server', start: () => startPlainServer() },
  ])('$name', async ({ start }) => {
    await using server = await start();
    const { code, output } = await respect(server);
    expect({ code, output }).toEqual({ code: 0, output: expect.not.stringContaining('✗') });
    expect(output.match(/Workflows: 2 passed, 2 total/g)).toHaveLength(files.length);
    expect(output).not.toContain(server.apiKey);
  });
});

describe('fail, in the file that is about it, on a server that', () => {
  test.each([
    ['omitted-hook-erased', 'partial-update'],
    ['omitted-auth-erased', 'auth-preservation'],
    ['password-in-the-answer', 'password-masking'],
    ['false-ignored', 'disabled-hook'],
    ['missing-key-forbidden', 'api-key'],
  ])('%s', async (fault, name) => {
    await using server = await startFaulty(fault);
    const { code, output } = await respect(server);
    // The table at the end has a row for each file.
    const failed = [...output.matchAll(/^│ x (\S+)/gm)].map(([, file]) => file);
    expect({ code, failed }).toEqual({
      code: 1,
      failed: expect.arrayContaining([`${name}.arazzo.yaml`]),
    });
    expect(failed.length).toBeLessThan(files.length);
  });
});
