import { expect, test } from 'vitest';
import { defaultContract } from '../contract/own-contract.ts';
import { Refutation } from './case/refutation.ts';
import { differingIn } from './differing.ts';
import { step } from './report/testing/samples.ts';

const [update] = defaultContract().updates;
const sent = step({ request: { body: '{"username":"user","password":"Straße"}' } });
const fired = step({ request: { base: 'admin', path: '/events' } });
const basic = (password: string, username = 'user') =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

function theUpdate() {
  if (update === undefined) throw new Error('the contract has no update');
  return update;
}

function found(bodies: readonly object[], expected: unknown = null, actual: unknown = null) {
  const steps = bodies.map(webhooks => step({ request: { body: JSON.stringify({ webhooks }) } }));
  return new Refutation(null, 'any', steps, expected, actual);
}

test('what another operation has is a setting as well', () => {
  const { updates } = defaultContract();
  const [one, other] = updates;
  if (one === undefined || other === undefined) throw new Error('the contract has no two updates');
  const refutation = found([{}], { 'updates.url': 'http://a.test/' }, { 'updates.url': null });
  for (const order of [
    [one, other],
    [other, one],
  ])
    expect(differingIn(refutation, order)).toBe('settings');
});

test.each([
  ['another password that was sent', basic('another'), basic('Straße'), 'credentials'],
  [
    'one of a case before this one',
    basic('another'),
    basic('cnry-ghjkmnptuvwxyzgh'),
    'credentials',
  ],
  ['none', basic('another'), null, 'credentials'],
  ['what nobody sent', basic('Straße'), basic('Strasse'), 'altered credentials'],
  ['what should be gone', null, basic('Straße'), 'former credentials'],
])('a delivery that carries %s', (_, due, carried, differs) => {
  const refutation = new Refutation(
    null,
    'a delivery carries the credentials',
    [sent, fired],
    { authorization: due },
    { authorization: carried },
  );
  expect(differingIn(refutation, [theUpdate()])).toBe(differs);
});

test('the kind of credentials is a word of the document, which nobody made up', () => {
  const refutation = found([{}], { 'auth.type': 'apikey' }, { 'auth.type': 'basic' });
  expect(differingIn(refutation, [theUpdate()])).toBe('credentials');
});
