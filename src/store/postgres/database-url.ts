import { StoreError } from '../store-error.ts';

export function isPostgresUrl(database: string): boolean {
  return /^postgres(ql)?:/i.test(database);
}

/**
 * The URL as messages may show it: without the password and without the parameters, among which
 * another may stand.
 */
export function placeOf(url: string): string {
  const parsed = URL.parse(url);
  // A password with a bare "/", "?" or "#" ends the host early; what follows would be shown.
  const rest = parsed === null ? '@' : parsed.pathname + parsed.search + parsed.hash;
  if (parsed === null || rest.includes('@') || !isPostgresUrl(parsed.protocol)) {
    throw new StoreError(
      'not-openable',
      'the database URL',
      'cannot be read; give postgres://USER@HOST:PORT/DATABASE, with the special characters of a password percent-encoded',
    );
  }
  const user = parsed.username === '' ? '' : `${parsed.username}@`;
  return `postgres://${user}${parsed.host}${parsed.pathname}`;
}
