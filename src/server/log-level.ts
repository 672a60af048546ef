/** From the least that is told to the most; `silent` tells nothing. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** The least important that a log still tells. */
export type LogLevel = (typeof logLevels)[number];

/** Whether something of level `of` is told at `level`. */
export function isTold(level: LogLevel, of: LogLevel): boolean {
  return logLevels.indexOf(of) <= logLevels.indexOf(level);
}
