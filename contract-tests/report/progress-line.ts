import type { Progress } from './report.ts';
import { visible } from './visible.ts';

export interface ProgressLine {
  show(progress: Progress): void;
  clear(): void;
}

/** One line that keeps changing, and only where a person is looking. */
export function createProgress(output: {
  write: (text: string) => void;
  isTerminal: boolean;
}): ProgressLine {
  if (!output.isTerminal) return { show: () => {}, clear: () => {} };
  const clear = '\r\u001b[2K';
  // Without line wrap (DECAWM): what is wider than the terminal could not be cleared again.
  const [noWrap, wrap] = ['\u001b[?7l', '\u001b[?7h'];
  return {
    show: ({ rule, operation, done, total }) =>
      output.write(`${clear}${noWrap}${done + 1}/${total} ${rule} (${visible(operation)})${wrap}`),
    clear: () => output.write(clear),
  };
}
