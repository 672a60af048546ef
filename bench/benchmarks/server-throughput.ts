import type { Benchmark } from '../benchmark.ts';
import { atLeast, atMost } from '../figure.ts';
import { throughput } from '../measure/throughput.ts';
import { expressEcho, holdfastServe, openApiValidator, synchronousWrite } from '../subjects.ts';

export const serverThroughput: Benchmark = {
  name: 'server-throughput',
  title: 'requests per second of the reference server, durable, and of servers that do less',
  async run(bench) {
    const { rateAgainst, p99Against } = await throughput(bench, holdfastServe, {
      echo: expressEcho,
      validator: openApiValidator,
      naive: synchronousWrite,
    });
    return [
      rateAgainst('echo', atLeast(0.75)),
      rateAgainst('validator', atLeast(1.3)),
      rateAgainst('naive', null),
      p99Against('echo', atMost(2)),
    ];
  },
};
