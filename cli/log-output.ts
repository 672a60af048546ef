import type { Output } from './io.ts';

/** What is needed of a stream: `process.stderr`, or one of a test. */
export interface LogStream {
  readonly isTTY?: boolean;
  /** How much waits to be written. */
  readonly writableLength: number;
  write(text: string, written: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Characters that may wait for a reader that is slow, or gone for good. */
const mostWaiting = 1_000_000;

/**
 * Talk, which no work may fail or wait for: lines are lost while there is no room for them, on the disk
 * or in the pipe, and counted until they can be told of.
 */
export function logOutput(stream: LogStream): Output {
  // The callback of the write has it too; a stream without a listener would end the process.
  stream.on('error', () => undefined);
  let lost = 0;
  let isTorn = false;
  return {
    isTerminal: stream.isTTY === true,
    write(text, lostLine) {
      if (stream.writableLength >= mostWaiting) {
        lost += linesIn(text);
        return;
      }
      const told = lost === 0 || lostLine === undefined ? '' : lostLine(lost);
      const toldOf = told === '' ? 0 : lost;
      lost -= toldOf;
      // A disk that fills up may have taken half a line.
      const written = `${isTorn ? '\n' : ''}${told}${text}`;
      isTorn = false;
      stream.write(written, error => {
        if (!error) return;
        isTorn = true;
        lost += toldOf + linesIn(text);
      });
    },
  };
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
