import { expect, test } from 'vitest';
import { startFaulty } from '../faults/start-faulty.ts';
import { verifyServer } from '../runner/verify-server.ts';
import { forward } from '../servers/forward.ts';
import { minimalServer } from './minimal/server.ts';
import { exceptions, foreignKeys, running, verifyForeign } from './running.ts';
import { pinging } from './transports.ts';

const keys = Object.values(foreignKeys);
/** Rules that look at what arrives. */
const only = ['events-follow-their-hook', 'type-switch-forgets-other'];

test.each([0, 40])(
  'a server that calls a url %i ms after it is saved is blamed for nothing',
  async ms => {
    await using server = await running(pinging(ms)(minimalServer({ keys, testHooks: true })));
    const report = await verifyForeign(server, { testHooks: '/test-hooks', only, runs: 1 });
    expect(exceptions(report)).toEqual([]);
  },
);

test('and is found wrong all the same', async () => {
  await using wrong = await startFaulty('disabled-hook-fires');
  const proxy = pinging(40)((request, response) =>
    forward(request, response, wrong.url, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    }),
  );
  await using server = await running(proxy);
  const { rules } = await verifyServer(
    {
      ...wrong,
      url: server.url,
      adminUrl: `${server.url}${new URL(wrong.adminUrl ?? '').pathname}`,
    },
    { only: ['events-follow-their-hook'], runs: 2 },
  );
  expect(new Set(rules.map(({ verdict }) => verdict))).toEqual(new Set(['broken']));
});
