import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Benchmark } from '../benchmark.ts';
import { atMost } from '../figure.ts';
import { durations } from '../measure/durations.ts';

export const version: Benchmark = {
  name: 'version',
  title: 'from start to end of `holdfast --version`, and of an empty program',
  async run({ rounds, holdfast, stop }) {
    const { against } = await durations(
      // Short enough to be run more often than a load.
      rounds * 4,
      { label: 'holdfast --version', take: () => runMs(stop, holdfast('--version')) },
      { empty: { label: 'node -e 0', take: () => runMs(stop, ['-e', '0']) } },
    );
    return [against('empty', atMost(2))];
  },
};

async function runMs(signal: AbortSignal, parameters: readonly string[]): Promise<number> {
  const begin = performance.now();
  const [code] = await once(
    spawn(process.execPath, parameters, { stdio: 'ignore', signal }),
    'exit',
  );
  if (code !== 0) throw new Error(`node ${parameters.join(' ')} ended with ${code}`);
  return performance.now() - begin;
}
