import { ColumnError } from '../columns.ts';
import { DamagedRowError, damagedDatabase, damagedRow } from '../damage.ts';
import { StoreError } from '../store-error.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html. */
const code = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  protocol: 15,
  notADatabase: 26,
} as const;

/** What a database is opened for. */
export type Purpose = 'reading' | 'writing';

/** Whether another process holds the lock. */
export function isLocked(error: unknown): boolean {
  const primary = primaryCodeOf(error);
  // A race between processes that start to read the log.
  return primary === code.busy || primary === code.protocol;
}

/** The store's own error for what SQLite reports; anything that is a defect of ours stays as it is. */
export function translate(error: unknown, file: string, purpose: Purpose = 'writing'): unknown {
  if (error instanceof DamagedRowError) return damagedRow(file, error);
  if (isImpossible(error)) return damagedDatabase(file, error);
  switch (primaryCodeOf(error)) {
    case code.corrupt:
      return damagedDatabase(file, error);
    case code.busy:
    case code.protocol:
      return new StoreError('busy', file, 'is locked by another process; try again later', {
        cause: error,
      });
    case code.full:
      return new StoreError('full', file, 'the disk is full; make room', { cause: error });
    case code.ioError:
      return new StoreError('io', file, 'cannot be read or written; check the disk', {
        cause: error,
      });
    case code.readOnly:
    case code.cannotOpen:
      return new StoreError(
        'not-openable',
        file,
        `cannot be opened for ${purpose}; check the path and the permissions of the file and its folder`,
        { cause: error },
      );
    case code.notADatabase:
      return new StoreError(
        'not-a-database',
        file,
        'is not an SQLite database; give another file',
        { cause: error },
      );
    default:
      return error;
  }
}

/** The same at the opening: a statement that SQLite does not take is one that the file does not fit. */
export function translateOpening(error: unknown, file: string, purpose?: Purpose): unknown {
  const translated = translate(error, file, purpose);
  return translated === error && primaryCodeOf(error) !== null
    ? damagedDatabase(file, error)
    : translated;
}

/** Whether a column holds what its declaration keeps out, or a number that none of ours reaches. */
function isImpossible(error: unknown): boolean {
  return (
    error instanceof ColumnError ||
    (error instanceof Error && 'code' in error && error.code === 'ERR_OUT_OF_RANGE')
  );
}

function primaryCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') {
    return null;
  }
  // The low byte of an extended result code is the primary one.
  return error.errcode & 0xff;
}
