import { expect, test } from 'vitest';
import { createProgress } from './progress-line.ts';

const first = {
  rule: 'omitted-auth-is-kept',
  operation: 'POST /webhooks',
  done: 4,
  total: 44,
  broken: 0,
};
const second = { ...first, rule: 'password-is-masked', done: 5, broken: 1 };

test('on a terminal there is one line, that leaves nothing behind', () => {
  const written: string[] = [];
  const line = createProgress({ write: text => void written.push(text), isTerminal: true });
  line.show(first);
  line.end();
  expect(written).toEqual([
    '\r\u001b[2K\u001b[?7l5/44 omitted-auth-is-kept (POST /webhooks)\u001b[?7h',
    '\r\u001b[2K',
  ]);
});

test('elsewhere there is a line a minute, of what is judged then', () => {
  const written: string[] = [];
  let passMinute: (() => void) | null = null;
  const line = createProgress(
    { write: text => void written.push(text), isTerminal: false },
    (everyMs, act) => {
      expect(everyMs).toBe(60_000);
      passMinute = act;
      return () => {
        passMinute = null;
      };
    },
  );
  line.show(first);
  expect(written).toEqual([]);
  line.show(second);
  minute();
  minute();
  line.clear();
  line.end();
  minute();
  expect(written).toEqual(
    Array.from({ length: 2 }, () => '6/44 password-is-masked (POST /webhooks), 1 broken so far\n'),
  );

  function minute(): void {
    passMinute?.();
  }
});
