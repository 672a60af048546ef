import { expect, test } from 'vitest';
import { logOutput } from './log-output.ts';

const lostLine = (lines: number) => `${lines} lost\n`;

test('what waits for a reader is bounded, and what was lost is told in front of what fits again', () => {
  const pipe = stream();
  const output = logOutput(pipe);
  const line = `${'x'.repeat(99)}\n`;
  for (let n = 0; n < 20_000; n += 1) output.write(line, lostLine);
  expect(pipe.waiting()).toBe(1_000_000);
  pipe.read();
  output.write('one\n', lostLine);
  output.write('two\n', lostLine);
  expect(pipe.waiting()).toBe('10000 lost\none\ntwo\n'.length);
  expect(pipe.written()).toMatch(/\n10000 lost\none\ntwo\n$/);
});

test('a write that fails is told of by the next that does not, on a line of its own', () => {
  const disk = stream();
  const output = logOutput(disk);
  output.write('first\n', lostLine);
  disk.isFull = true;
  output.write('second\nthird\n', lostLine);
  output.write('fourth\n', lostLine);
  disk.isFull = false;
  output.write('fifth\n', lostLine);
  output.write('sixth\n', lostLine);
  expect(disk.written()).toBe('first\n\n3 lost\nfifth\nsixth\n');
});

test('what was lost waits for somebody who tells it', () => {
  const disk = stream();
  const output = logOutput(disk);
  disk.isFull = true;
  output.write('first\n');
  disk.isFull = false;
  output.write('second\n');
  output.write('third\n', lostLine);
  expect(disk.written()).toBe('\nsecond\n1 lost\nthird\n');
});

/** What takes everything and reads only when it is told to, or has no room. */
function stream() {
  let written = '';
  let waiting = 0;
  return {
    isFull: false,
    get writableLength() {
      return waiting;
    },
    write(text: string, done: (error?: Error | null) => void) {
      if (this.isFull) return done(new Error('ENOSPC'));
      written += text;
      waiting += text.length;
      done();
    },
    on: () => undefined,
    read() {
      waiting = 0;
    },
    waiting: () => waiting,
    written: () => written,
  };
}
