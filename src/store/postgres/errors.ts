import { ColumnError } from '../columns.ts';
import { DamagedRowError, damagedDatabase, damagedRow } from '../damage.ts';
import { StoreError, type StoreErrorCode } from '../store-error.ts';

type Meaning = readonly [code: StoreErrorCode, remedy: string];

const gone: Meaning = ['unavailable', 'the connection was lost; try again later'];
const silent: Meaning = [
  'unavailable',
  'does not answer in time; check that PostgreSQL runs there',
];
const occupied: Meaning = ['busy', 'is busy; try again later'];
const broken: Meaning = ['damaged', 'has a broken page or index; restore a backup'];

/** SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html) and the system's own codes. */
const meanings: Readonly<Record<string, Meaning>> = {
  '28P01': ['not-openable', 'refuses the password; check the user and the password of the URL'],
  '28000': ['not-openable', 'refuses the user; check the user of the URL and the server’s rules'],
  '3D000': ['not-openable', 'has no such database; create it, or check the name in the URL'],
  '42501': [
    'not-openable',
    'gives this user no permission; grant it CREATE and USAGE on the schema, or the tables in it',
  ],
  '25006': ['unavailable', 'only lets read, as a standby does; give the primary'],
  '40001': occupied,
  '40P01': occupied,
  '53100': ['full', 'the disk is full; make room'],
  '53300': ['unavailable', 'takes no more connections; try again later'],
  '55P03': occupied,
  '57014': occupied,
  '25P03': gone,
  '57P03': ['unavailable', 'is starting up or shutting down; try again later'],
  XX001: broken,
  XX002: broken,
  ECONNREFUSED: ['unavailable', 'refuses connections; check that PostgreSQL runs there'],
  ENOENT: ['unavailable', 'has no such socket; check that PostgreSQL runs there'],
  ENOTFOUND: ['unavailable', 'no such host; check the host of the URL'],
  EAI_AGAIN: ['unavailable', 'the host cannot be looked up now; check the network'],
  EHOSTUNREACH: ['unavailable', 'the host cannot be reached; check the network'],
  ENETUNREACH: ['unavailable', 'the host cannot be reached; check the network'],
  ETIMEDOUT: silent,
  ECONNRESET: gone,
  EPIPE: gone,
};

/** By the first two characters: connection exceptions, resources, interventions of an operator. */
const classes: Readonly<Record<string, Meaning>> = {
  '08': gone,
  '53': ['unavailable', 'is short of resources; try again later'],
  '57': gone,
};

/** What the driver reports without a code. */
const messages: readonly (readonly [RegExp, Meaning])[] = [
  [
    /^timeout exceeded when trying to connect/,
    ['unavailable', 'no connection is free; try again later'],
  ],
  [/^Connection terminated due to connection timeout|^Query read timeout/, silent],
  [/^Connection terminated|^Client (was closed|has encountered)|^Cannot use a pool/, gone],
  [
    /^SASL: .*password must be/,
    ['not-openable', 'asks for a password; add it to the URL, or set PGPASSWORD'],
  ],
  [
    /does not support SSL/,
    ['not-openable', 'offers no TLS; turn it on there, or leave sslmode out of the URL'],
  ],
];

/** The store's own error for what PostgreSQL, the driver or the network report; a defect of ours stays as it is. */
export function translate(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  if (error instanceof DamagedRowError) return damagedRow(place, error);
  if (error instanceof ColumnError) return damagedDatabase(place, error);
  const meaning = meaningOf(error);
  return meaning === undefined
    ? error
    : new StoreError(meaning[0], place, meaning[1], { cause: error });
}

/** The same for a connection that is not made, where nothing else can have failed. */
export function translateConnecting(error: unknown, place: string): unknown {
  const translated = translate(error, place);
  if (translated instanceof StoreError || !(error instanceof Error)) return translated;
  const reason = codeOf(error) ?? error.name;
  return new StoreError('not-openable', place, `no connection is made (${reason}); check the URL`, {
    cause: error,
  });
}

function meaningOf(error: Error): Meaning | undefined {
  const code = codeOf(error);
  if (code === undefined) return messages.find(([pattern]) => pattern.test(error.message))?.[1];
  return meanings[code] ?? (/^[0-9A-Z]{5}$/.test(code) ? classes[code.slice(0, 2)] : undefined);
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
