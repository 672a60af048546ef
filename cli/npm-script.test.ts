import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Processes, whenAbandoned } from './npm-script.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

describe.skipIf(process.platform === 'win32')(
  'what npm start has started ends with npm (skipped on Windows, which has no signals)',
  () => {
    test.each([
      ['sh', 'SIGTERM'],
      ['sh', 'SIGKILL'],
      ['bash', 'SIGTERM'],
      ['bash', 'SIGKILL'],
    ] as const)('in %s by %s', async (shell, signal) => {
      const args = ['start', '--silent', '--script-shell', shell, '--', '--port', '0'];
      const npm = spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
      onTestFinished(() => void npm.kill('SIGKILL'));
      const url = await addressIn(npm.stdout);
      expect((await fetch(`${url}/webhooks`)).status).toBe(405);
      npm.kill(signal);
      await vi.waitFor(() => expect(fetch(url)).rejects.toThrow(), { timeout: 20_000 });
    });
  },
);

const [npm, shell, self] = [10, 20, 30];
const names = new Map([
  [npm, 'npm start'],
  [shell, 'sh'],
]);

/** A script as it runs, on a system that may tell of other processes and may have left-behind ones adopted. */
function script({ tells = true, adopts = true, inShell = true }) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const parents = new Map([
    [npm, 1],
    ...(inShell ? [[shell, npm] as const] : []),
    [self, inShell ? shell : npm],
  ]);
  const processes: Processes = {
    parent: () => parents.get(self) ?? 0,
    describe: pid => (tells ? { name: names.get(pid) ?? '', parent: parents.get(pid) ?? 0 } : null),
    isThere: pid => parents.has(pid),
  };
  const abandoned = vi.fn();
  whenAbandoned(processes, abandoned);
  return {
    abandoned,
    end(pid: number) {
      parents.delete(pid);
      for (const [child, parent] of parents) if (adopts && parent === pid) parents.set(child, 1);
      vi.advanceTimersByTime(10_000);
    },
  };
}

test('a command in the background of its script goes on while npm does', () => {
  const { abandoned, end } = script({});
  end(shell);
  expect(abandoned).not.toHaveBeenCalled();
  end(npm);
  expect(abandoned).toHaveBeenCalledOnce();
});

test.each([
  ['where npm alone ends, its shell still waiting', {}, npm],
  ['where there is no shell between', { inShell: false }, npm],
  ['where the system tells of the parent alone', { tells: false }, shell],
  [
    'where nobody adopts what is left behind, as on Windows',
    { tells: false, adopts: false },
    shell,
  ],
])('it is abandoned %s', (_, system, ending) => {
  const { abandoned, end } = script(system);
  vi.advanceTimersByTime(10_000);
  expect(abandoned).not.toHaveBeenCalled();
  end(ending);
  expect(abandoned).toHaveBeenCalledOnce();
});

async function addressIn(output: AsyncIterable<Buffer>): Promise<string> {
  let said = '';
  for await (const chunk of output) {
    said += chunk;
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`it ended before it listened: ${said}`);
}
