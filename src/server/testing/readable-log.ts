import { isRecord } from '../../contract/json-pointer.ts';
import type { LogLevel } from '../log-level.ts';
import { createRequestLog, type RequestLog } from '../request-log.ts';

export interface ReadableLog extends RequestLog {
  text(): string;
  lines(): readonly Record<string, unknown>[];
}

/** A log whose lines a test can read. */
export function createReadableLog(level: LogLevel = 'info'): ReadableLog {
  let written = '';
  const log = createRequestLog({
    level,
    write: lines => {
      written += lines;
    },
  });
  const text = () => {
    log.flush();
    return written;
  };
  return {
    ...log,
    text,
    lines: () =>
      text()
        .split('\n')
        .filter(line => line !== '')
        .map((line): unknown => JSON.parse(line))
        .filter(isRecord),
  };
}
