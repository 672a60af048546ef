import type { Benchmark } from '../benchmark.ts';
import { mockThroughput } from './mock-throughput.ts';
import { serverThroughput } from './server-throughput.ts';

export const benchmarks: readonly Benchmark[] = [mockThroughput, serverThroughput];
