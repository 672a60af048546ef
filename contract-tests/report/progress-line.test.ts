import { expect, test } from 'vitest';
import { createProgress } from './progress-line.ts';

const progress = { rule: 'omitted-auth-is-kept', operation: 'POST /webhooks', done: 4, total: 44 };

test.each([
  ['on a terminal, one line that leaves nothing behind', true],
  ['elsewhere, nothing', false],
])('%s', (_, isTerminal) => {
  const written: string[] = [];
  const line = createProgress({ write: text => void written.push(text), isTerminal });
  line.show(progress);
  line.clear();
  expect(written).toEqual(
    isTerminal
      ? ['\r\u001b[2K\u001b[?7l5/44 omitted-auth-is-kept (POST /webhooks)\u001b[?7h', '\r\u001b[2K']
      : [],
  );
});
