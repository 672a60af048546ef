/** Lines of a log on their way out. */
export interface LinesOfTurn {
  /** Takes a line with its end. */
  add(line: string): void;
  /** Whether none waits to be written. */
  isEmpty(): boolean;
  /** Writes now what would be written a moment later. */
  flush(): void;
}

/** The lines of one turn of the event loop leave in one write, which is most of what a line costs. */
export function linesOfTurn(write: (lines: string) => void): LinesOfTurn {
  let lines = '';
  const flush = () => {
    const written = lines;
    lines = '';
    if (written !== '') write(written);
  };
  return {
    add(line) {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
    isEmpty: () => lines === '',
    flush,
  };
}
