import { describe, expect, test } from 'vitest';
import { runCommand } from '../command/run-command.ts';
import { minimalServer } from './minimal/server.ts';
import { restarting } from './restarting.ts';
import { foreignKeys, running } from './running.ts';
import { limiting } from './transports.ts';

const { apiKey } = foreignKeys;
const server = () => minimalServer({ keys: [apiKey] });
const rule = ['--rule', 'omitted-hook-is-kept', '--runs', '1', '--seed', '1'];

describe('--rate', () => {
  test('is taken, with a fraction as well', async () => {
    await using target = await running(server());
    const { exit, stdout } = await runCommand([
      ...['verify', target.url, '--api-key', apiKey, '--rate', '200.5', ...rule],
    ]);
    expect(stdout).toContain('2 held, 0 broken, 0 unobservable');
    expect(exit).toBe(0);
  });

  test.each(['0', '-1', 'fast', '1e3', ''])('%j is refused with what would do', async rate => {
    const { exit, stdout, stderr } = await runCommand([
      ...['verify', 'http://127.0.0.1:9', '--api-key', apiKey, `--rate=${rate}`],
    ]);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('Give a number above 0, for example 10 or 0.5.');
  });
});

describe('ends with 3 and one sentence', () => {
  test('where a server goes away for good', async () => {
    await using target = await restarting(server, 10);
    const { exit, stdout, stderr } = await runCommand([
      ...['verify', target.url, '--api-key', apiKey, ...rule],
    ]);
    expect(exit).toBe(3);
    expect(stdout).toMatch(
      /^unobservable {2}not judged: .+ cannot be reached .+\nended early {2}/s,
    );
    expect(stderr).toBe(
      `holdfast: ${target.url} cannot be reached (connect ECONNREFUSED ${new URL(target.url).host}); is the server running?\n`,
    );
  });

  test('where a server asks to wait too long', async () => {
    await using target = await running(limiting(3, '86400')(server()));
    const { exit, stdout, stderr } = await runCommand([
      ...['verify', target.url, '--api-key', apiKey, ...rule],
    ]);
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: '' });
    expect(stderr).toBe(
      `holdfast: ${target.url} answers 429 and asks to wait 86400 s; give --rate N with fewer requests per second, or raise its limit\n`,
    );
  });
});
