import type { Benchmark } from '../benchmark.ts';
import { mockFirstAnswer } from './first-answer.ts';
import { mockMemory } from './mock-memory.ts';
import { mockRules } from './mock-rules.ts';
import { mockThroughput } from './mock-throughput.ts';
import { serverThroughput } from './server-throughput.ts';
import { mockStart, serverStart } from './start-up.ts';
import { updateAll } from './update-all.ts';
import { version } from './version.ts';

export const benchmarks: readonly Benchmark[] = [
  mockThroughput,
  mockStart,
  mockFirstAnswer,
  version,
  mockMemory,
  mockRules,
  serverThroughput,
  serverStart,
  updateAll,
];
