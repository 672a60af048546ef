import { expect, test } from 'vitest';
import { pathOf } from './path-of.ts';

test.each([
  ['/webhooks', '/webhooks'],
  ['/', '/'],
  ['/a%2Fb/../c', '/a%2Fb/../c'],
  ['//example.com/a', '//example.com/a'],
  ['/webhooks?at=/other#top', '/webhooks'],
  ['/webhooks#?', '/webhooks'],
  ['http://localhost:4010/webhooks?a', '/webhooks'],
  ['HTTPS://localhost/__admin/', '/__admin/'],
  ['http://localhost', '/'],
  ['http://localhost?a', '/'],
  ['?a', '/'],
  ['*', '*'],
  [undefined, '/'],
])('of the target %s it is %s', (url, path) => {
  expect(pathOf(url === undefined ? {} : { url })).toBe(path);
});
