import { expect, test } from 'vitest';
import { MadeItems } from './made-items.ts';

test('what a reset has taken away was not left behind', () => {
  const made = new MadeItems();
  made.created('first', 3);
  made.reset('first');
  made.created('second', 2);
  expect([made.left, made.count]).toEqual([['second'], 2]);
});

test('another reset is safe only where this run has emptied the tenant before', () => {
  const made = new MadeItems();
  made.created('first', 3);
  expect(made.areAll('first')).toBe(false);
  made.reset('first');
  made.created('first', 1);
  expect(made.areAll('first')).toBe(true);
});
