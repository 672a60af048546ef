import type { Path } from '../../src/contract/json-pointer.ts';
import { valueAt, withValueAt } from '../../src/contract/json-pointer.ts';

/** A copy of a document with other members at one place of it. */
export function altered(document: unknown, path: Path, members: object): unknown {
  const whole = valueAt(document, path);
  return withValueAt(document, path, { ...(whole instanceof Object ? whole : {}), ...members });
}
