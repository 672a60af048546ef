import fc from 'fast-check';
import type { Alternative, ExclusiveShape, GroupShape, Shape } from '../../contract/shape.ts';
import { leafOf } from './leaf-values.ts';
import { secretOf } from './secret-values.ts';
import { oncePerUrls, type UrlBase } from './values.ts';

/** A partial settings object, as a request carries it. */
export type Patch = Readonly<Record<string, unknown>>;

/** One value of an arbitrary, the same for the same seed. */
export type Sample = <T>(arbitrary: fc.Arbitrary<T>) => T;

/** A complete value for one place of the settings. */
export const complete = oncePerUrls((shape: Shape, urls): fc.Arbitrary<unknown> => {
  switch (shape.kind) {
    case 'value':
      return leafOf(shape.patch, urls);
    case 'secret':
      return secretOf(shape, urls);
    case 'group':
      return shape.alternatives === undefined
        ? completeMembers(shape, Object.keys(shape.members), urls)
        : fc
            .constantFrom(...shape.alternatives)
            .chain(one => membersOf(shape, one.members, urls, one));
    case 'exclusive':
      return branchOf(shape, Object.keys(shape.branches), urls);
  }
});

/** A complete value for each of the named members, in any order; of several alternatives it is the first. */
export function completeMembers(
  shape: GroupShape,
  names: readonly string[],
  urls: UrlBase,
): fc.Arbitrary<Patch> {
  return membersOf(shape, names, urls, shape.alternatives?.[0]);
}

/** The same of one alternative, with the values that tell it from others. */
function membersOf(
  shape: GroupShape,
  names: readonly string[],
  urls: UrlBase,
  one: Alternative | undefined,
): fc.Arbitrary<Patch> {
  const members = Object.entries(shape.members).filter(
    ([name]) => names.includes(name) && one?.members.includes(name) !== false,
  );
  const values = fc.record(
    Object.fromEntries(
      members.map(([name, member]) => {
        const fixed = one?.when[name];
        if (fixed !== undefined) return [name, fc.constantFrom(...fixed)];
        const own = member.kind === 'value' ? one?.values[name] : undefined;
        return [name, own === undefined ? complete(member, urls) : leafOf(own, urls)];
      }),
    ),
  );
  const order = fc.shuffledSubarray(
    members.map(([name]) => name),
    { minLength: members.length },
  );
  return fc
    .tuple(values, order)
    .map(([value, sorted]) => Object.fromEntries(sorted.map(name => [name, value[name]])));
}

/** A complete value whose discriminator is one of the named branches. */
export function branchOf(
  shape: ExclusiveShape,
  names: readonly string[],
  urls: UrlBase,
): fc.Arbitrary<Patch> {
  return fc.constantFrom(...names).chain(name => {
    const branch = shape.branches[name];
    if (branch === undefined) throw new Error(`no branch "${name}"`);
    return complete(branch, urls).map(members => ({ [shape.by]: name, [name]: members }));
  });
}

/** Some of the named keys: none, one, several or all of them. */
export function someOf(
  names: readonly string[],
  minLength = 0,
  maxLength = names.length,
): fc.Arbitrary<string[]> {
  return fc.subarray([...names], { minLength, maxLength });
}
