import { expect, test } from 'vitest';
import { defaultContract } from '../contract/load-contract.ts';
import { Refutation } from './case/refutation.ts';
import { differingIn } from './differing.ts';
import { step } from './report/testing/samples.ts';

const [update] = defaultContract().updates;
const sent = step({ request: { body: '{"password":"Straße"}' } });
const fired = step({ request: { base: 'admin', path: '/events' } });
const basic = (password: string) => `Basic ${Buffer.from(`user:${password}`).toString('base64')}`;

test.each([
  ['another password that was sent', basic('another'), basic('Straße'), 'credentials'],
  ['one of a case before this one', basic('another'), basic('cnry-ghjkmnpt'), 'credentials'],
  ['none', basic('another'), null, 'credentials'],
  ['what nobody sent', basic('Straße'), basic('Strasse'), 'altered credentials'],
  ['what should be gone', null, basic('Straße'), 'former credentials'],
])('a delivery that carries %s', (_, due, carried, differs) => {
  if (update === undefined) throw new Error('the contract has no update');
  const refutation = new Refutation(
    null,
    'a delivery carries the credentials',
    [sent, fired],
    { authorization: due },
    { authorization: carried },
  );
  expect(differingIn(refutation, update)).toBe(differs);
});
