import type { Bench, Benchmark, SubjectOf } from '../benchmark.ts';
import { atMost } from '../figure.ts';
import { durations, type Timed } from '../measure/durations.ts';
import { start } from '../measure/running.ts';
import { expressEcho, holdfastMock, holdfastServe, prismCli } from '../subjects.ts';

export const mockStart: Benchmark = {
  name: 'mock-start',
  title: 'from the start of the mock to its first answer, and of the Prism command line',
  async run(bench) {
    const ours = firstAnswer(bench, holdfastMock);
    const { against } = await durations(bench.rounds, ours, { cli: firstAnswer(bench, prismCli) });
    return [against('cli', atMost(1))];
  },
};

export const serverStart: Benchmark = {
  name: 'server-start',
  title: 'from the start of the reference server to its first answer, and of bare Express',
  async run(bench) {
    const ours = firstAnswer(bench, holdfastServe);
    const { against } = await durations(bench.rounds, ours, {
      echo: firstAnswer(bench, expressEcho),
    });
    return [against('echo', atMost(2.5))];
  },
};

function firstAnswer(bench: Bench, of: SubjectOf): Timed {
  const subject = of(bench);
  return {
    label: `first answer of ${subject.label}`,
    async take() {
      await using running = await start(subject, bench);
      return running.firstAnswerMs;
    },
  };
}
