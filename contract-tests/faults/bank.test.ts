import { expect, test } from 'vitest';
import { defaultContract } from '../../src/contract/load-contract.ts';
import { faults } from './bank.ts';

const rules = Object.keys(defaultContract().rules);

test('the bank is large enough to mean something', () => {
  expect(faults.length).toBeGreaterThanOrEqual(80);
});

test('every fault has an id of its own, in kebab case', () => {
  const ids = faults.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('every fault tells in one sentence how a server comes to do this', () => {
  for (const { story } of faults) expect(story).toMatch(/^\S.{20,200}\.$/);
});

test('every fault breaks a rule of the contract', () => {
  for (const { rule } of faults) expect(rules).toContain(rule);
});

test.each(rules)('%s is broken by at least two faults', rule => {
  expect(faults.filter(fault => fault.rule === rule).length).toBeGreaterThanOrEqual(2);
});
