import { pino } from 'pino';
import { linesOfTurn } from './lines-of-turn.ts';
import type { LogLevel } from './log-level.ts';
import type { Observer } from './observer.ts';

/** A log of JSON lines, as an observer. */
export interface RequestLog extends Observer {
  /** An event of the server's own life, at `info`. */
  tell(event: string, fields?: Readonly<Record<string, unknown>>): void;
  /** Writes now what would be written a moment later. */
  flush(): void;
}

/** What is written, and where to. */
export interface RequestLogOptions {
  readonly level: LogLevel;
  /** Takes whole lines, each a JSON text. */
  readonly write: (lines: string) => void;
}

/**
 * JSON lines: one at `info` for each request, one at `error` for each failure of the server. Those of
 * one turn of the event loop leave in one write.
 *
 * @param options - From which level on it writes, and where to.
 * @example
 * import { randomBytes } from 'node:crypto';
 * import { createApp, createRequestLog, openStore, parseKeyring } from 'holdfast/server';
 *
 * const keyring = parseKeyring(`k1:${randomBytes(32).toString('base64')}`, randomBytes);
 * const store = await openStore({ database: ':memory:', keyring, random: randomBytes });
 * const log = createRequestLog({ level: 'info', write: lines => process.stdout.write(lines) });
 * const app = createApp({ store, observers: [log] });
 * log.tell('ready');
 */
export function createRequestLog({ level, write }: RequestLogOptions): RequestLog {
  const lines = linesOfTurn(write);
  let time = '';
  const log = pino(
    {
      level,
      base: null,
      timestamp: () => time,
      formatters: { level: label => ({ level: label }) },
    },
    { write: lines.add },
  );
  /** One time for all the lines of a turn. */
  const timed = () => {
    if (level !== 'silent' && lines.isEmpty()) time = pino.stdTimeFunctions.isoTime();
    return log;
  };
  return {
    flush: lines.flush,
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
