import { allBodies } from '../bodies/index.ts';
import type { Mutation } from './mutation.ts';
import type { Random } from './random.ts';

/** Mutations of the bytes of a body, whose length is told as it then is. */
export const byteMutations: readonly Mutation[] = [
  bytes('bits flipped', (body, random) => flipped(body, random)),
  bytes('bytes put in', (body, random) => {
    const at = random.below(body.length + 1);
    const more = Buffer.from(Array.from({ length: 1 + random.below(8) }, () => random.below(256)));
    return Buffer.concat([body.subarray(0, at), more, body.subarray(at)]);
  }),
  bytes('bytes taken out', (body, random) => {
    const at = random.below(body.length + 1);
    return Buffer.concat([body.subarray(0, at), body.subarray(at + 1 + random.below(16))]);
  }),
  bytes('an end too early', (body, random) => body.subarray(0, random.below(body.length + 1))),
  bytes('a part twice', (body, random) => {
    const [from, to] = [random.below(body.length + 1), random.below(body.length + 1)];
    return Buffer.concat([body.subarray(0, to), body.subarray(from)]);
  }),
  bytes('a punctuation mark of another kind', (body, random) => {
    const marks = [...body.entries()].filter(([, byte]) =>
      '{}[]:,"'.includes(String.fromCharCode(byte)),
    );
    const [at] = random.pickFrom(marks) ?? [0];
    const changed = Buffer.from(body);
    changed.write(
      random.pick(['{', '}', '[', ']', ':', ',', '"', ' ', '\\', '/']),
      at % Math.max(1, body.length),
    );
    return changed;
  }),
  bytes('a body of the list', (_, random) => Buffer.from(random.pickFrom(allBodies)?.body ?? '')),
  bytes('nothing', () => Buffer.alloc(0)),
  bytes('spaces up to the limit and over', (body, random) =>
    Buffer.concat([body, Buffer.alloc(Math.max(0, 102_390 - body.length + random.below(30)), ' ')]),
  ),
];

function bytes(name: string, change: (body: Buffer, random: Random) => Buffer): Mutation {
  return {
    name,
    kind: 'framed',
    mutate: (request, random) => ({ ...request, body: change(Buffer.from(request.body), random) }),
  };
}

/** A few bits, anywhere. */
export function flipped(original: Uint8Array, random: Random): Buffer {
  const changed = Buffer.from(original);
  for (let left = 1 + random.below(4); left > 0 && changed.length > 0; left -= 1) {
    const at = random.below(changed.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
  }
  return changed;
}
