import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { forward } from '../servers/forward.ts';
import { minimalServer } from './minimal/server.ts';
import { foreignKeys, type Running, running, verifyForeign } from './running.ts';

const testHooks = '/test-hooks';

/** A proxy that fails in place of a server that cannot show an item. */
function failing({ url }: Running, fails: (wasChanged: boolean) => boolean): RequestListener {
  const changed = new Set<string>();
  return (incoming, response) => {
    const { method, url: path = '' } = incoming;
    const isItem = path.includes('/items/');
    if (isItem && method === 'GET' && fails(changed.has(path)))
      return void response.writeHead(500).end();
    if (isItem && method === 'PUT') changed.add(path);
    forward(incoming, response, url, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
  };
}

const judged = async (fails: (wasChanged: boolean) => boolean) => {
  await using server = await running(
    minimalServer({ keys: Object.values(foreignKeys), testHooks: true }),
  );
  await using proxy = await running(failing(server, fails));
  const only = ['update-all-reaches-every-item'];
  return (await verifyForeign(proxy, { testHooks, only })).rules;
};

test('an item that cannot be shown any more is a failure, which is told', async () => {
  for (const rule of await judged(wasChanged => wasChanged))
    expect(rule).toMatchObject({
      verdict: 'broken',
      counterexample: {
        observation: 'an item is shown, as others were',
        expected: 200,
        actual: 500,
      },
    });
});

test('where no item was ever shown it is a route that the server lacks', async () => {
  for (const rule of await judged(() => true)) expect(rule.verdict).toBe('unobservable');
});
