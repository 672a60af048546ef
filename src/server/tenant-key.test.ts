import { expect, test } from 'vitest';
import { tenantKey } from './tenant-key.ts';

test('a key that is empty, as of a variable that is not set, is refused', () => {
  expect(() => tenantKey('acme', '')).toThrow('the key of the tenant "acme" is empty');
});
