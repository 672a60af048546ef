import { expect, test } from 'vitest';
import { readContract } from './read-contract.ts';
import { itemChangeViolations } from './test-hook-bodies.ts';
import { object, settingsDocument, text } from './testing/settings-document.ts';

const settings = object({ name: text, list: { type: ['array', 'null'], items: text } });
const { updates } = readContract(
  settingsDocument({
    patch: settings,
    body: { properties: { settings, reason: text }, required: ['reason'] },
  }),
);
const [update = expect.fail('the document has an update')] = updates;

test('an item needs nothing of what a request needs around its patch', () => {
  expect(itemChangeViolations(update, { name: 'a', list: ['b'] })).toEqual([]);
});

test.each([[1], [2_000]])('a change of an item with %d values is checked', count => {
  const patch = { name: 7, list: Array.from({ length: count }, () => 'x') };
  const [first, ...others] = itemChangeViolations(update, patch);
  expect(first?.pointer).toMatch(/^#\/webhooks(\/name)?$/);
  expect(others).toEqual([]);
});
