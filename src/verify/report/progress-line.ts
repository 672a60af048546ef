import type { Progress } from './report.ts';
import { visible } from './visible.ts';

export interface ProgressLine {
  show(progress: Progress): void;
  /** Makes room for something else. */
  clear(): void;
  end(): void;
}

interface Output {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
}

/** Acts again and again, until the returned function is called. */
export type Repeat = (everyMs: number, act: () => void) => () => void;

/** One line that keeps changing where a person is looking, and elsewhere a line a minute: a long run is no hanging one. */
export function createProgress(output: Output, repeat: Repeat = onTimer): ProgressLine {
  return output.isTerminal ? changingLine(output) : lineAMinute(output, repeat);
}

function changingLine({ write }: Output): ProgressLine {
  const clear = '\r\u001b[2K';
  // Without line wrap (DECAWM): what is wider than the terminal could not be cleared again.
  const [noWrap, wrap] = ['\u001b[?7l', '\u001b[?7h'];
  return {
    show: progress => write(`${clear}${noWrap}${textOf(progress)}${wrap}`),
    clear: () => write(clear),
    end: () => write(clear),
  };
}

function lineAMinute({ write }: Output, repeat: Repeat): ProgressLine {
  let text = '';
  let stop: (() => void) | null = null;
  return {
    show: progress => {
      text = textOf(progress);
      stop ??= repeat(60_000, () => write(`${text}\n`));
    },
    clear: () => {},
    end: () => stop?.(),
  };
}

function textOf({ rule, operation, done, total, broken }: Progress): string {
  const soFar = broken > 0 ? `, ${broken} broken so far` : '';
  return `${done + 1}/${total} ${rule} (${visible(operation)})${soFar}`;
}

function onTimer(everyMs: number, act: () => void): () => void {
  const timer = setInterval(act, everyMs).unref();
  return () => clearInterval(timer);
}
