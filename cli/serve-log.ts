import { isTold, type LogLevel } from '../src/server/log-level.ts';
import type { Answered, Failure, Observer } from '../src/server/observer.ts';
import { visibleLines } from '../src/verify/report/visible.ts';
import type { Output } from './io.ts';
import { type Greeting, greetingLines } from './serve-greeting.ts';

/** What `serve` says while it runs. */
export interface ServeLog {
  readonly observer: Observer;
  started(greeting: Greeting): void;
  /** One sentence that matters at every level. */
  warned(warning: string): void;
  stopping(): void;
  stopped(): void;
}

/** JSON lines, or sentences where a person is looking. */
export async function createServeLog(level: LogLevel, output: Output): Promise<ServeLog> {
  if (output.isTerminal) return forPeople(level, output);
  const { createRequestLog } = await import('../src/server/request-log.ts');
  const log = createRequestLog({ level, write: lines => output.write(lines, lostAsJson) });
  return {
    observer: log,
    started: greeting => log.tell('listening', { ...greeting }),
    warned: warning => output.write(asJson({ warning, msg: 'warning' })),
    stopping: () => log.tell('stopping'),
    stopped: () => {
      log.tell('stopped');
      log.flush();
    },
  };
}

function lostAsJson(lines: number): string {
  return asJson({ lines, msg: 'lost' });
}

/** At a level of its own: it is told whichever was asked for. */
function asJson(fields: Readonly<Record<string, unknown>>): string {
  const time = new Date().toISOString();
  return `${JSON.stringify({ level: 'warn', time, ...fields })}\n`;
}

function forPeople(level: LogLevel, output: Output): ServeLog {
  const write = (text: string) =>
    output.write(visibleLines(text), lines => `(${lines} lines of the log were lost here.)\n`);
  return {
    observer: {
      answered: answered => {
        if (isTold(level, 'info')) write(answeredLine(answered));
      },
      failed: failure => {
        if (isTold(level, 'error')) write(failedLine(failure));
      },
    },
    started: greeting => write(greetingLines(greeting)),
    warned: warning => write(`${warning}\n`),
    stopping: () => write('The server stops as soon as the accepted requests are answered.\n'),
    stopped: () => write('The server has stopped.\n'),
  };
}

function answeredLine({ method, route, status, durationMs, tenant }: Answered): string {
  const request = `${method ?? '(unreadable)'} ${route ?? '(no such address)'}`;
  const time = `${durationMs.toFixed(1)} ms`;
  return `${status ?? 'left'} ${request} ${time}${tenant === null ? '' : ` ${tenant}`}\n`;
}

function failedLine({ code, error, cause, requestId, frames }: Failure): string {
  const reason = cause === null ? error : `${error} (${cause})`;
  return [`${code}: ${reason}, request ${requestId}`, ...frames].join('\n    ').concat('\n');
}
