import { describe, expect, test } from 'vitest';
import { defaultContract } from '../contract/own-contract.ts';
import { Refutation } from './case/refutation.ts';
import { isEmpty, isRepeated, isSent } from './last-update.ts';
import { step } from './report/testing/samples.ts';

const update = theUpdate();

function theUpdate() {
  const [update] = defaultContract().updates;
  if (update === undefined) throw new Error('the contract has no update');
  return update;
}

function found(
  patches: readonly object[],
  { expected = null, actual = null, status = 200, flags = {} }: Sides = {},
) {
  const steps = patches.map((webhooks, index) => {
    const isLast = index === patches.length - 1;
    const body = JSON.stringify({ webhooks, ...(isLast && flags) });
    return step({ request: { body }, status: isLast ? status : 200 });
  });
  return new Refutation(null, 'any', steps, expected, actual);
}

interface Sides {
  readonly expected?: unknown;
  readonly actual?: unknown;
  /** Of the last answer. */
  readonly status?: number;
  /** Of the last request. */
  readonly flags?: object;
}

describe('what is read later', () => {
  const url = 'http://new.test/';
  const other = { url: 'http://sent.test/' };
  const bodies = [{ start: { url }, submission: other }, {}];
  const shows = (shown: string | null, flags = {}) =>
    found(bodies, { expected: { 'start.url': url }, actual: { 'start.url': shown }, flags });

  test.each([
    ['of a case before this one', 'http://127.0.0.1/0123456789abcdef', true],
    ['nothing', null, false],
    ['what was sent for another hook', 'http://sent.test/', false],
    ['what nobody sent', 'http://default.test/', false],
  ])('was sent by the update before where it shows %s: %s', (_, shown, sent) => {
    expect(isSent(shows(shown), update)).toBe(sent);
  });

  test('was not sent where the last update asks for more than to read', () => {
    const shown = 'http://127.0.0.1/0123456789abcdef';
    expect(isSent(shows(shown, { updateAll: true }), update)).toBe(false);
  });
});

test('what a flag guards is sent only with it', () => {
  const auth = { type: 'basic', basic: { username: 'user' } };
  for (const expected of [400, { 'auth.basic.username': 'user' }]) {
    expect(isSent(found([{ auth }], { expected }), update)).toBe(false);
    const flags = { updateAuth: true };
    expect(isSent(found([{ auth }], { expected, flags }), update)).toBe(true);
  }
  expect(isSent(found([{ constructor: 1 }], { expected: 400 }), update)).toBe(true);
});

describe('an update is repeated', () => {
  const [one, other] = [{ start: { status: true } }, { submission: { status: true } }];

  test('where all that it sends was sent before', () => {
    expect(isRepeated(found([one, other, one, {}]), update)).toBe(true);
    expect(isRepeated(found([one, { ...one, ...other }]), update)).toBe(false);
    expect(isRepeated(found([one]), update)).toBe(false);
  });

  test('where that is so of the key that differs', () => {
    const patches = [one, { ...one, ...other }];
    expect(isRepeated(found(patches, { expected: { 'start.status': true } }), update)).toBe(true);
    const expected = { 'submission.status': true };
    expect(isRepeated(found(patches, { expected }), update)).toBe(false);
  });

  test('by a part of what was sent', () => {
    const whole = { start: { status: true, url: 'http://a.test/' } };
    expect(isRepeated(found([whole, one]), update)).toBe(true);
    expect(isRepeated(found([one, whole]), update)).toBe(false);
  });

  test('where it is refused the second time', () => {
    expect(isRepeated(found([one, one], { status: 400 }), update)).toBe(true);
    expect(isRepeated(found([one, other], { status: 400 }), update)).toBe(false);
  });
});

test('an update is empty where it sends nothing', () => {
  expect(isEmpty(found([{ start: { status: true } }, {}]), update)).toBe(true);
  expect(isEmpty(found([{ start: { status: true } }]), update)).toBe(false);
});

test('a read at the same path is no update, and one that cascades sends something', () => {
  const sent = found([{ start: { url: 'http://sent.test/' } }]);
  const read = step({ request: { method: 'GET', body: '' } });
  const readAfter = new Refutation(null, 'any', [...sent.steps, read], null, null);
  expect(isEmpty(readAfter, update)).toBe(false);
  expect(isEmpty(found([{}]), update)).toBe(true);
  expect(isEmpty(found([{}], { flags: { updateAll: true } }), update)).toBe(false);
});
