import { expect, test } from 'vitest';
import { run } from './program.ts';

test('a defect of our own does not pass for a broken rule', async () => {
  let errors = '';
  const exit = await run(['--version'], {
    stdout: {
      isTerminal: false,
      write() {
        throw new TypeError('a defect');
      },
    },
    stderr: {
      isTerminal: false,
      write(text) {
        errors += text;
      },
    },
    env: {},
    command: 'holdfast',
    stop: new AbortController().signal,
  });
  expect(exit).toBe(4);
  expect(errors).toMatch(
    /^holdfast failed, which is a defect of its own:\nTypeError: a defect\n +at /,
  );
});
