import { expect, test } from 'vitest';
import { Refutation } from './case/refutation.ts';
import { isOnOlderItem } from './older-item.ts';
import { step } from './report/testing/samples.ts';

const admin = (method: string, path: string, parts: { body?: string; text?: string } = {}) =>
  step({
    request: { base: 'admin', method, path, body: parts.body ?? '' },
    ...(parts.text !== undefined && { text: parts.text }),
  });
const made = admin('POST', '/items/assessments', { text: '{"ids":["a/7"]}' });
const looked = admin('GET', '/items/assessments/a%2F7');
const fired = admin('POST', '/events', {
  body: '{"collection":"assessments","id":"a/7","event":"start"}',
});
const updated = step();
const refused = step({ status: 400 });

test.each([
  ['an item that had been there', [made, updated, looked], true],
  ['its event', [made, updated, fired], true],
  ['an item that was made since', [updated, made, looked], false],
  ['one that a refused update came after', [made, refused, looked], false],
  [
    'one that a read came after',
    [updated, made, step({ request: { method: 'GET' } }), looked],
    false,
  ],
  ['another item', [made, updated, admin('GET', '/items/assessments/b')], false],
  ['an item that the case did not make', [updated, looked], false],
  ['the settings', [made, updated], false],
  ['nothing', [], false],
])('a case that ends with %s', (_, steps, expected) => {
  expect(isOnOlderItem(new Refutation(null, 'any', steps, null, null))).toBe(expected);
});
