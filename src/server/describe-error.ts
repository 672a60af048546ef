import { type RowPlace, StoreError } from '../store/store-error.ts';

/** What may be told of an error: its code or class and where it was thrown, never its message. */
export interface DescribedError {
  readonly error: string;
  readonly cause: string | null;
  readonly frames: readonly string[];
  /** Which row is damaged. */
  readonly row?: RowPlace;
}

export function describeError(thrown: unknown): DescribedError {
  if (!(thrown instanceof Error)) return { error: typeof thrown, cause: null, frames: [] };
  return {
    error: nameOf(thrown),
    cause: thrown.cause instanceof Error ? nameOf(thrown.cause) : null,
    frames: framesOf(thrown),
    ...(thrown instanceof StoreError && thrown.row !== null && { row: thrown.row }),
  };
}

/** A code as Node, SQLite, PostgreSQL and this project write them. */
const codePattern = /^[\w-]{1,64}$/;

function nameOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && codePattern.test(code) ? code : error.constructor.name;
}

/** A stack starts with the message, which has lines of its own; only what follows it is of the engine. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const end = stack.indexOf(message);
  if (end === -1) return [];
  return stack
    .slice(end + message.length)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith('at '));
}
