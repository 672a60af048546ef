import { expect, test } from 'vitest';
import { retryAfter } from './retry-after.ts';

const today = Date.UTC(2026, 0, 15, 10, 0, 0);

function asked(headers: Readonly<Record<string, string>>): number | null {
  return retryAfter({ status: 429, headers, text: '', json: undefined }, today);
}

// RFC 9110 sections 10.2.3 and 5.6.7.
test.each([
  ['seconds', '120', 120_000],
  ['no seconds', '0', 0],
  ['a date', 'Thu, 15 Jan 2026 10:00:30 GMT', 30_000],
  ['a date in the form of RFC 850', 'Thursday, 15-Jan-26 10:00:30 GMT', 30_000],
  ['a date in the form of asctime', 'Thu Jan 15 10:00:30 2026', 30_000],
  ['a date that is over', 'Wed, 14 Jan 2026 10:00:00 GMT', 0],
  ['neither', 'soon', null],
  ['nothing', '', null],
])('%s', (_, value, milliseconds) => {
  expect(asked({ 'retry-after': value })).toBe(milliseconds);
});

test('a date counts from the date of the answer, as clocks differ', () => {
  const headers = {
    date: 'Thu, 15 Jan 2026 09:00:00 GMT',
    'retry-after': 'Thu, 15 Jan 2026 09:00:05 GMT',
  };
  expect(asked(headers)).toBe(5_000);
});

test('an answer without the field asks for nothing', () => {
  expect(asked({})).toBeNull();
});
