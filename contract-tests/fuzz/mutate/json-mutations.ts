import { isRecord } from '../../../src/contract/json-pointer.ts';
import type { RawRequest } from '../wire/raw-request.ts';
import { hostileNames, hostileTexts, hostileValues } from './hostile-values.ts';
import type { Mutation } from './mutation.ts';
import type { Random } from './random.ts';

type Change = (value: unknown, random: Random) => unknown;

/** Mutations of the value that a body is; a body that is no JSON any more is left as it is. */
export const jsonMutations: readonly Mutation[] = [
  json('a value of any type', (_, random) => random.pick(hostileValues)),
  json('a hostile text', (_, random) => random.pick(hostileTexts)),
  json('a member less', (value, random) => {
    if (!isRecord(value)) return undefined;
    const { [random.pickFrom(Object.keys(value)) ?? '']: _, ...rest } = value;
    return rest;
  }),
  json('a member more', (value, random) =>
    withMember(value, random.pick(hostileNames), random.pick(hostileValues)),
  ),
  json('a member of another name', (value, random) => {
    if (!isRecord(value)) return undefined;
    const renamed = random.pickFrom(Object.keys(value));
    const name = random.pick(hostileNames);
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key === renamed ? name : key, member]),
    );
  }),
  json('itself inside', value => ({ webhooks: value, value: [value, value] })),
  json('an array around', value => [value]),
  json('a text of itself', value => JSON.stringify(value)),
  json('deep arrays', (value, random) => wrapped(value, 10 ** random.below(4), inner => [inner])),
  json('deep objects', (value, random) =>
    wrapped(value, 10 ** random.below(4), inner => ({ webhooks: inner })),
  ),
  json('many members', (value, random) => {
    const many = Array.from({ length: random.below(3_000) }, (_, index) => [`k${index}`, index]);
    return { ...(isRecord(value) && value), ...Object.fromEntries(many) };
  }),
];

/** Changes the value at a random place of the body. */
function json(name: string, change: Change): Mutation {
  return {
    name,
    kind: 'framed',
    mutate: (request, random) => {
      const text = changedText(request, value => changedSomewhere(value, change, random));
      return text === null ? request : { ...request, body: Buffer.from(text) };
    },
  };
}

function changedSomewhere(value: unknown, change: Change, random: Random): unknown {
  const inside = isRecord(value) ? random.pickFrom(Object.keys(value)) : undefined;
  if (!isRecord(value) || inside === undefined || random.oneIn(4)) return change(value, random);
  return withMember(value, inside, changedSomewhere(value[inside], change, random));
}

/** `__proto__` becomes a member like any other. */
function withMember(value: unknown, name: string, member: unknown): unknown {
  const members = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries([...members, [name, member]]);
}

function wrapped(value: unknown, depth: number, wrap: (inner: unknown) => unknown): unknown {
  let outer = value;
  for (let level = 0; level < depth; level += 1) outer = wrap(outer);
  return outer;
}

/** Null where there is nothing to change: no JSON, or nested deeper than JSON.stringify can go. */
function changedText({ body }: RawRequest, change: (value: unknown) => unknown): string | null {
  try {
    return JSON.stringify(change(JSON.parse(Buffer.from(body).toString()))) ?? '';
  } catch {
    return null;
  }
}
