import { expect, test } from 'vitest';
import { branchNamed, holdsSecret, shapeAt, shapesBelow, subscriptionOf } from './shapes-below.ts';
import { exclusive, group, secret as password, value } from './testing/shapes.ts';

const url = value(null);
const subscription = { enabled: 'status', url: 'url' };
const start = group({ url }, { subscription });
const basic = group({ username: url, password });
const auth = exclusive('type', { basic });
const settings = group({ start, auth });

test('below a group are its members, below an exclusive place its branches, below a leaf nothing', () => {
  expect([settings, auth, url, password, undefined].map(shapesBelow)).toEqual([
    { start, auth },
    { basic },
    {},
    {},
    {},
  ]);
});

test.each([
  [[], settings],
  [['start', 'url'], url],
  [['auth', 'basic', 'password'], password],
  [['auth', 'type'], undefined],
  [['start', 'url', 'more'], undefined],
  [['constructor'], undefined],
])('finds the shape at %j', (path, shape) => {
  expect(shapeAt(settings, path)).toBe(shape);
});

test('a secret is found at any depth', () => {
  expect([settings, auth, password, start, undefined].map(holdsSecret)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('only a group that events follow has a subscription', () => {
  expect([start, settings, url, undefined].map(subscriptionOf)).toEqual([
    subscription,
    null,
    null,
    null,
  ]);
});

test('a branch is named by the whole of its own name', () => {
  expect(branchNamed(auth, 'basic')).toEqual(['basic', basic]);
  for (const name of ['Basic', null, undefined, 1, 'constructor'])
    expect(branchNamed(auth, name)).toBeNull();
});
