import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listening } from '../src/http/testing/listening.ts';
import { startReferenceServer } from './servers/reference-server.ts';

const main = 'examples/settings-page/main.ts';
const serve = [main, '--port', '0'];

/** The address of the page that the command prints. */
async function commanded(args: readonly string[], key: string): Promise<string> {
  const env = { ...process.env, HOLDFAST_API_KEY: key };
  const page = spawn(process.execPath, [...serve, ...args], { env });
  onTestFinished(() => {
    page.kill();
  });
  for await (const line of createInterface(page.stdout)) {
    const found = /Settings page: (\S+)/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error('The command has printed no address.');
}

describe('the command', () => {
  const read = (page: string) =>
    fetch(`${page}/api/webhooks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"webhooks":{}}',
    });

  test('starts a mock of its own', async () => {
    expect((await read(await commanded([], 'demo'))).status).toBe(200);
  });

  test('stands in front of the server that --api names, with the key that server takes', async () => {
    await using server = await startReferenceServer();
    const args = ['--api', `${server.url}/`];
    expect((await read(await commanded(args, server.apiKey))).status).toBe(200);
    expect((await read(await commanded(args, 'another'))).status).toBe(401);
  });

  /** What it says and ends with. */
  function ended(...args: readonly string[]) {
    const options = { encoding: 'utf8', timeout: 30_000 } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], options);
    return { status, stdout, stderr };
  }

  test('shows help, with examples', () => {
    const { status, stdout, stderr } = ended('--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Usage: npm run example -- .*\n(?:.*\n)+\nExamples:\n {2}npm run example\n/,
    );
  });

  test('says in a sentence that the port is taken, and starts no mock', async () => {
    const { port } = new URL(await listening((_, response) => response.end()));
    const sentence = `Port ${port} is taken; stop what listens there, or give another one with --port.\n`;
    expect(ended('--port', port)).toEqual({ status: 2, stdout: '', stderr: sentence });
    const args = ['--api', 'http://127.0.0.1:4020', '--port', port];
    expect(ended(...args)).toEqual({ status: 2, stdout: '', stderr: sentence });
  });

  test.each([
    [['--port', 'none'], /^--port takes a number from 0 to 65535\.\n$/],
    [['--port', '70000'], /^--port takes a number/],
    [['--api', 'localhost:4020'], /^--api takes the address of a server/],
    [['--prot', '1'], /'--prot'.*\nSee npm run example -- --help\.\n$/],
  ])('refuses %j in a sentence', (args, sentence) => {
    const { status, stdout, stderr } = ended(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });
});
