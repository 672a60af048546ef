import type { Benchmark } from '../benchmark.ts';
import { atMost, type Figure } from '../figure.ts';
import { load } from '../measure/load.ts';
import { type Memory, startProbed, toldBytes } from '../measure/memory.ts';
import { holdfastMock } from '../subjects.ts';

const few = 50_000;
const many = 500_000;

/** Not repeated for each round: what it counts is bytes, and it takes minutes. */
export const mockMemory: Benchmark = {
  name: 'mock-memory',
  title: `memory of the mock after ${many.toLocaleString('en')} requests and after ${few.toLocaleString('en')}`,
  async run(bench) {
    await using mock = await startProbed(holdfastMock(bench), bench);
    await load(bench, mock.url, { requests: few });
    const early = await mock.memory();
    bench.say(`after ${few} requests: ${toldBytes(early.rss)}`);
    await load(bench, mock.url, { requests: many - few });
    const late = await mock.memory();
    return [compared('heap', late, early), compared('rss', late, early)];
  },
};

const names = { heap: 'heap', rss: 'whole process' } as const;

function compared(kind: keyof Memory, late: Memory, early: Memory): Figure {
  return {
    name: `mock, ${names[kind]} after garbage collection, 500,000 ÷ 50,000 requests`,
    measured: `${toldBytes(late[kind])} ÷ ${toldBytes(early[kind])}`,
    value: late[kind] / early[kind],
    unit: '×',
    bound: atMost(1.2),
  };
}
