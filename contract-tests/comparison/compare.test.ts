import { describe, expect, test } from 'vitest';
import type { Server, Tool } from '../runner/tool.ts';
import { type Comparison, compare } from './compare.ts';

/** A comparison of one tool on two wrong servers, whose address is their id. */
function comparisonOf(tool: Tool, jobs = 1) {
  const running = new Set<string>();
  let mostAtOnce = 0;
  let time = 0;
  const comparison: Comparison = {
    tools: [tool],
    faults: ['one', 'other'],
    jobs,
    stop: new AbortController().signal,
    now: () => (time += 50),
    async start(fault) {
      const url = fault ?? 'conforming';
      running.add(url);
      mostAtOnce = Math.max(mostAtOnce, running.size);
      return {
        ...{ url, adminUrl: '', apiKey: '', secondApiKey: '' },
        async [Symbol.asyncDispose]() {
          running.delete(url);
        },
      };
    },
  };
  return { comparison, running, mostAtOnce: () => mostAtOnce };
}

function toolThat(judge: (server: Server) => readonly string[], isRandom?: true): Tool {
  return {
    ...{ id: 'tool', label: 'a tool' },
    ...(isRandom === true && { isRandom }),
    judge: async server => new Set(judge(server)),
  };
}

describe('a fault is found', () => {
  test('by what the tool has against it and not against the conforming server', async () => {
    const tool = toolThat(({ url }) => (url === 'one' ? ['noise', 'wrong'] : ['noise']));
    expect(await compare(comparisonOf(tool).comparison)).toEqual([
      {
        tool: 'tool',
        label: 'a tool',
        found: ['one'],
        of: 2,
        falseAlarms: ['noise'],
        meanMs: 50,
      },
    ]);
  });

  test('not by what only some runs have against the conforming server', async () => {
    let run = 0;
    const tool = toolThat(() => {
      run += 1;
      return run >= 2 ? ['now and then'] : [];
    });
    const [row] = await compare(comparisonOf(tool).comparison);
    expect(row).toMatchObject({ found: [], falseAlarms: ['now and then'] });
  });

  test('not by chance: a tool that draws at random has to find the same again', async () => {
    let run = 0;
    const tool = toolThat(({ url }) => {
      run += 1;
      if (url === 'conforming') return [];
      return url === 'one' ? [`chance ${run}`] : ['wrong', `chance ${run}`];
    }, true);
    const [row] = await compare(comparisonOf(tool).comparison);
    expect(row?.found).toEqual(['other']);
  });
});

test('every server is stopped, also when several run at once', async () => {
  const { comparison, running, mostAtOnce } = comparisonOf(
    toolThat(() => []),
    2,
  );
  await compare(comparison);
  expect(mostAtOnce()).toBe(2);
  expect([...running]).toEqual([]);
});

test('a comparison that is stopped ends after the run under way', async () => {
  const { comparison, running } = comparisonOf(toolThat(() => []));
  const stopping = new AbortController();
  const outcomes: string[] = [];
  const stopped = compare({
    ...comparison,
    stop: stopping.signal,
    onOutcome({ fault }) {
      outcomes.push(fault);
      stopping.abort();
    },
  });
  await expect(stopped).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(outcomes).toEqual(['one']);
  expect([...running]).toEqual([]);
});
