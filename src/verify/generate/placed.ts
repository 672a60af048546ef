import { isRecord, type Path } from '../../contract/json-pointer.ts';

/** A copy of the body with another value at a place; undefined leaves the member out. */
export function placed(body: unknown, [head, ...rest]: Path, value: unknown): unknown {
  if (head === undefined) return value;
  const members: Record<string, unknown> = isRecord(body) ? { ...body } : {};
  if (rest.length === 0 && value === undefined) delete members[head];
  else members[head] = placed(members[head], rest, value);
  return members;
}
