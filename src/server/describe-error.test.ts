import { describe, expect, test } from 'vitest';
import { StoreError } from '../store/store-error.ts';
import { describeError } from './describe-error.ts';

describe('of an error is told', () => {
  test.each([
    ['its code', Object.assign(new Error('canary'), { code: 'ERR_X' }), 'ERR_X'],
    [
      'its class, where the code is no code',
      Object.assign(new TypeError(), { code: 'a canary' }),
      'TypeError',
    ],
    ['its class, where there is none', new RangeError('canary'), 'RangeError'],
    ['its type, where it is no error', 'canary', 'string'],
  ])('%s', (_, thrown, error) => {
    expect(describeError(thrown)).toMatchObject({ error, cause: null });
    expect(JSON.stringify(describeError(thrown))).not.toContain('canary');
  });

  test('which row is damaged, by its names', () => {
    const row = { table: 'settings', key: ['acme', 'hooks'] };
    const damaged = new StoreError('damaged', 'canary.db', 'canary', { row });
    expect(describeError(damaged)).toMatchObject({ error: 'damaged', row });
    expect(describeError(new StoreError('damaged', 'canary.db', 'canary'))).not.toHaveProperty(
      'row',
    );
  });

  test('what caused it, in the same way', () => {
    const cause = Object.assign(new Error('canary'), { code: '57P01' });
    expect(describeError(new Error('canary', { cause }))).toMatchObject({ cause: '57P01' });
  });

  test.each(['canary', 'several\n    at lines (of:1:1)\ncanary', 'canary canary', ''])(
    'where it was thrown, without its message: %j',
    message => {
      const { frames } = describeError(new Error(message));
      expect(frames[0]).toMatch(/^at .*describe-error\.test\.ts/);
      expect(frames.join('\n')).not.toMatch(/canary|of:1:1/);
    },
  );

  test('nothing of the stack, where the message has been changed since', () => {
    const error = new Error('another');
    error.stack = 'Error: canary\n    at canary (file.ts:1:1)';
    expect(describeError(error).frames).toEqual([]);
  });
});
