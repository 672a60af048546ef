import type { Benchmark } from '../benchmark.ts';
import { atLeast } from '../figure.ts';
import { throughput } from '../measure/throughput.ts';
import { holdfastMock, prismCli, prismLibrary, scalarMockServer } from '../subjects.ts';

export const mockThroughput: Benchmark = {
  name: 'mock-throughput',
  title: 'requests per second of the mock and of other mocks',
  async run(bench) {
    const { rateAgainst } = await throughput(bench, holdfastMock, {
      cli: prismCli,
      library: prismLibrary,
      scalar: scalarMockServer,
    });
    return [
      rateAgainst('cli', atLeast(2)),
      rateAgainst('library', atLeast(0.9)),
      rateAgainst('scalar', atLeast(1.3)),
    ];
  },
};
