import { expect, test } from 'vitest';
import { defaultContract } from '../../contract/own-contract.ts';
import { levels } from '../../contract/rules.ts';
import { Target } from '../client/target.ts';
import { missing, offered } from '../context/abilities.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { startRunState } from '../context/run-state.ts';
import { type Receiver, startReceiver } from '../observe/receiver.ts';
import { TestCase } from './test-case.ts';

/** A target that calls our receiver at these urls before it answers a request. */
function contextWith(receiver: Receiver, urls: readonly string[]): RuleContext {
  const contract = defaultContract();
  const [update] = contract.updates;
  if (update === undefined) throw new Error('the contract has no update');
  const send = async () => {
    for (const url of urls) await fetch(url, { method: 'POST', redirect: 'manual' });
    return { status: 200, headers: {}, text: '', json: undefined };
  };
  const target = new Target(
    {
      url: new URL('http://localhost'),
      authentication: defaultContract().authentication,
      credentials: { apiKey: 'any' },
    },
    { send, losses: 0, close: () => {} },
  );
  const no = missing('not looked at');
  const abilities = {
    secrets: offered,
    reads: no,
    reader: no,
    tags: no,
    quietReads: no,
    items: no,
    itemChanges: no,
    deliveries: no,
    inheritance: no,
    secondKey: no,
  };
  const abilitiesOf = () => abilities;
  return {
    contract,
    update,
    others: [],
    target,
    receiver,
    ...startRunState(receiver, async () => {}),
    abilities,
    abilitiesOf,
    levels,
  };
}

test('an event that was refused in another case and is tried again is none of this one', async () => {
  await using receiver = await startReceiver();
  const { url, refusing, redirecting } = receiver;
  const context = contextWith(receiver, [
    `${refusing}/other`,
    `${refusing}/own`,
    `${redirecting}/other`,
    `${url}/any`,
  ]);
  const testCase = new TestCase(context);
  const { arrivals } = await testCase.send({
    method: 'POST',
    path: '/',
    base: 'target',
    key: 'first',
    headers: {},
    body: JSON.stringify({ url: `${refusing}/own` }),
  });
  const { pathname } = new URL(url);
  expect(arrivals.map(({ path }) => path)).toEqual([`${pathname}/refusing/own`, `${pathname}/any`]);
});
