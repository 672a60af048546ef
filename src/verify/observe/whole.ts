import { isRecord } from '../../contract/json-pointer.ts';

const wholes = new WeakSet<object>();

/**
 * Marks a JSON object that is a value, as free maps are: it was replaced whole, and is compared with all
 * of its members. Of any other object a server may show more than was sent.
 */
export function whole(value: unknown): unknown {
  if (isRecord(value)) wholes.add(value);
  return value;
}

export function isWhole(value: unknown): boolean {
  return isRecord(value) && wholes.has(value);
}
