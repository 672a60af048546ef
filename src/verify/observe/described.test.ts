import { expect, test } from 'vitest';
import { defaultContract } from '../../contract/own-contract.ts';
import { described } from './described.ts';

const shape = defaultContract().updates[0]?.shape;
if (shape === undefined) throw new Error('the contract has no update');

const view = {
  start: { status: true, url: 'https://example.com/' },
  auth: {
    type: 'basic',
    basic: { username: 'user', password: null, hasPassword: true },
    apikey: { header: null, apikey: null, hasApikey: false },
  },
};

test('what the contract describes of a view stays, flags and type included', () => {
  expect(described(shape, view)).toEqual(view);
});

test('what a server shows beyond that goes, wherever it stands', () => {
  const more = {
    ...view,
    revision: 7,
    start: { ...view.start, lastDelivery: null },
    auth: { ...view.auth, toString: 'x', basic: { ...view.auth.basic, since: '2026' } },
  };
  expect(described(shape, more)).toEqual(view);
});

test.each([undefined, null, 'text', [1]])('%j stays what it is', value => {
  expect(described(shape, value)).toBe(value);
});

test('a member that stands for nothing stays as it is', () => {
  expect(described(shape, { start: null, auth: 'none' })).toEqual({ start: null, auth: 'none' });
});
