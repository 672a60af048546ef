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

test('what is made where the second tenant stands for the first one is counted as its own', () => {
  const made = new MadeItems();
  const swapped = made.as(key => (key === 'first' ? 'second' : 'first'));
  swapped.created('first', 2);
  made.created('first', 1);
  expect([made.left, swapped.left, made.count]).toEqual([
    ['second', 'first'],
    ['first', 'second'],
    3,
  ]);
  swapped.reset('first');
  expect([made.left, made.areAll('second'), made.count]).toEqual([['first'], true, 1]);
});
