import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from '../../contract-tests/runner/table.ts';
import type { Bench, Benchmark } from '../benchmark.ts';
import { atMost, type Figure } from '../figure.ts';
import { toldMs } from '../measure/durations.ts';
import { interleaved } from '../measure/interleaved.ts';
import { numbersIn } from '../measure/numbers.ts';

const execute = promisify(execFile);
const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Milliseconds of a new process. */
interface FirstAnswer {
  readonly import: number;
  readonly answer: number;
}

export const mockFirstAnswer: Benchmark = {
  name: 'mock-first-answer',
  title: 'from the import of `holdfast/mock` to its first answer, of Prism in process, and of MSW',
  async run(bench) {
    const document = inProject('src/generated/openapi.json');
    const taken = await interleaved(bench.rounds * 2, {
      ours: () => firstAnswer(bench, 'holdfast', join(bench.packageFolder, 'dist/mock/index.js')),
      prism: () => firstAnswer(bench, 'prism', document),
      msw: () => firstAnswer(bench, 'msw', ''),
    });
    const medianOf = (id: string, part: (taken: FirstAnswer) => number) =>
      median((taken.get(id) ?? []).map(part));

    function beside(
      peer: readonly [id: string, label: string],
      [what, part]: readonly [string, (taken: FirstAnswer) => number],
      bound: Figure['bound'],
    ): Figure {
      const [ours, theirs] = [medianOf('ours', part), medianOf(peer[0], part)];
      return {
        name: `holdfast/mock ÷ ${peer[1]}, ${what}`,
        measured: `${toldMs(ours)} ÷ ${toldMs(theirs)}`,
        value: ours / theirs,
        unit: '×',
        bound,
      };
    }
    const whole = ['import and first answer', one => one.import + one.answer] as const satisfies [
      string,
      (one: FirstAnswer) => number,
    ];
    const after = ['first answer after the import', one => one.answer] as const satisfies [
      string,
      (one: FirstAnswer) => number,
    ];
    return [
      beside(['prism', 'Prism in process'], whole, atMost(0.5)),
      beside(['prism', 'Prism in process'], after, atMost(1)),
      beside(['msw', 'MSW with one handler'], whole, null),
    ];
  },
};

async function firstAnswer(
  { stop: signal }: Bench,
  name: string,
  file: string,
): Promise<FirstAnswer> {
  const program = inProject('bench/peers/first-answer.ts');
  const { stdout } = await execute(process.execPath, [program, name, file], { signal });
  const number = numbersIn(stdout);
  return { import: number('import'), answer: number('answer') };
}
