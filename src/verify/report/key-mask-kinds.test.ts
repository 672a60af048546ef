import { expect, test } from 'vitest';
import { createKeyMask } from './key-mask.ts';

test('every credential that was given is hidden, of Basic ones the password by itself too', () => {
  const mask = createKeyMask({
    credentials: { bearer: 'token-of-ours', bySchemeName: { 'app-id': 'id-of-ours' } },
    secondCredentials: { basic: 'ann:pass:word of theirs' },
  });
  expect(mask('/settings?access_token=token-of-ours&app=id-of-ours')).toBe(
    '/settings?access_token=$HOLDFAST_BEARER&app=$HOLDFAST_AUTH_APP_ID',
  );
  expect(mask('ann may not use pass:word%20of%20theirs')).toBe(
    'ann may not use $HOLDFAST_SECOND_BASIC',
  );
  const packed = Buffer.from('ann:pass:word of theirs').toString('base64');
  expect(mask(`Basic ${packed}`)).toBe('Basic $HOLDFAST_SECOND_BASIC=');
});
