import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import type { VerifyTargetOptions } from '../../src/verify/verify-target.ts';
import { forward } from '../servers/forward.ts';
import { minimalServer } from './minimal/server.ts';
import { foreignKeys, type Running, running, verifyForeign } from './running.ts';

const testHooks = '/test-hooks';

/** What a server went through that fails to show an item. */
interface Past {
  /** Whether the item was changed by itself. */
  readonly isChanged: boolean;
  /** Whether the last update brought an API key. */
  readonly hasApiKey: boolean;
}

/** A proxy that fails in place of a server that cannot show an item. */
function failing({ url }: Running, fails: (past: Past) => boolean): RequestListener {
  const changed = new Set<string>();
  let hasApiKey = false;
  return (incoming, response) => {
    const { method, url: path = '' } = incoming;
    const isItem = path.includes('/items/');
    if (isItem && method === 'GET' && fails({ isChanged: changed.has(path), hasApiKey }))
      return void response.writeHead(500).end();
    if (isItem && method === 'PUT') changed.add(path);
    if (path.endsWith('/webhooks'))
      incoming.once('data', (chunk: Buffer) => {
        hasApiKey = /"apikey"/.test(chunk.toString());
      });
    forward(incoming, response, url, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
  };
}

const judged = async (
  fails: (past: Past) => boolean,
  wishes: Partial<VerifyTargetOptions> = { only: ['update-all-reaches-every-item'] },
) => {
  await using server = await running(
    minimalServer({ keys: Object.values(foreignKeys), testHooks: true }),
  );
  await using proxy = await running(failing(server, fails));
  return await verifyForeign(proxy, { testHooks, ...wishes });
};

const failure = {
  verdict: 'broken',
  differs: 'failure',
  counterexample: { observation: 'an item is shown, as others were', expected: 200, actual: 500 },
};

test('an item that cannot be shown any more is a failure, which is told', async () => {
  const { rules } = await judged(({ isChanged }) => isChanged);
  for (const rule of rules) expect(rule).toMatchObject(failure);
});

test('where no item was ever shown it is a route that the server lacks', async () => {
  const { rules } = await judged(() => true);
  for (const rule of rules) expect(rule.verdict).toBe('unobservable');
});

test('a case that is replayed alone comes to the same', async () => {
  const only = ['new-items-start-from-settings'];
  const fails = ({ hasApiKey }: Past) => hasApiKey;
  const { rules } = await judged(fails, { only, runs: 20 });
  const broken = rules.flatMap(rule => (rule.verdict === 'broken' ? [rule] : []));
  expect(broken).not.toEqual([]);
  for (const first of broken) {
    expect(first).toMatchObject(failure);
    const again = (await judged(fails, { only, ...first.counterexample.replay })).rules;
    expect(again.find(({ operation }) => operation === first.operation)).toMatchObject(failure);
  }
});

test('and all that it breaks is of one cause', async () => {
  const { rules, causes } = await judged(({ hasApiKey }) => hasApiKey, { runs: 5 });
  const broken = rules.filter(rule => rule.verdict === 'broken');
  expect(new Set(broken.map(({ differs }) => differs))).toEqual(new Set(['failure']));
  expect(causes).toHaveLength(1);
});
