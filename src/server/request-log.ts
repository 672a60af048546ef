import { pino } from 'pino';
import type { LogLevel } from './log-level.ts';
import type { Observer } from './observer.ts';

export interface RequestLog extends Observer {
  /** An event of the server's own life, at `info`. */
  tell(event: string, fields?: Readonly<Record<string, unknown>>): void;
  /** Writes now what would be written a moment later. */
  flush(): void;
}

export interface RequestLogOptions {
  readonly level: LogLevel;
  /** Takes whole lines, each a JSON text. */
  readonly write: (lines: string) => void;
}

/**
 * JSON lines: one at `info` for each request, one at `error` for each failure of the server. The
 * lines of one turn of the event loop leave in one write, which is most of what a line costs.
 */
export function createRequestLog({ level, write }: RequestLogOptions): RequestLog {
  let lines = '';
  let time = '';
  const flush = () => {
    const written = lines;
    lines = '';
    if (written !== '') write(written);
  };
  const log = pino(
    {
      level,
      base: null,
      timestamp: () => time,
      formatters: { level: label => ({ level: label }) },
    },
    {
      write(line: string) {
        if (lines === '') setImmediate(flush);
        lines += line;
      },
    },
  );
  /** One time for all the lines of a turn. */
  const timed = () => {
    if (lines === '') time = pino.stdTimeFunctions.isoTime();
    return log;
  };
  return {
    flush,
    answered({ requestId, method, route, status, durationMs, tenant }) {
      const rounded = Math.round(durationMs * 1000) / 1000;
      const fields = { requestId, method, route, status, durationMs: rounded, tenant };
      timed().info(fields, 'answered');
    },
    tell(event, fields = {}) {
      timed().info(fields, event);
    },
    failed(failure) {
      timed().error(failure, 'failed');
    },
  };
}
