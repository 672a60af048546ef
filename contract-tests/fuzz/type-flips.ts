import type { Path } from '../../src/contract/json-pointer.ts';

/** A body with the value at one place replaced by one of another JSON type. */
export interface Flip {
  readonly at: Path;
  /** The type that now stands there. */
  readonly type: string;
  readonly body: unknown;
}

/** One value of each JSON type. */
const ofEachType: readonly unknown[] = [null, true, 7, 'text', [], {}];

/** Every way to put a value of another type into one place of a body, the body itself included. */
export function typeFlips(body: unknown, at: Path = []): Flip[] {
  const here = ofEachType
    .filter(other => typeName(other) !== typeName(body))
    .map(other => ({ at, type: typeName(other), body: other }));
  if (typeof body !== 'object' || body === null) return here;
  const inside = Object.entries(body).flatMap(([name, member]) =>
    typeFlips(member, [...at, name]).map(flip => ({
      ...flip,
      body: Array.isArray(body)
        ? body.with(Number(name), flip.body)
        : { ...body, [name]: flip.body },
    })),
  );
  return [...here, ...inside];
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
