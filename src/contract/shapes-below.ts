import type { Path } from './json-pointer.ts';
import type { ExclusiveShape, GroupShape, Shape, Subscription } from './shape.ts';

/** The shapes directly below one, by name: the members of a group, the branches of an exclusive place. */
export function shapesBelow(shape: Shape | undefined): Readonly<Record<string, Shape>> {
  switch (shape?.kind) {
    case 'group':
      return shape.members;
    case 'exclusive':
      return shape.branches;
    default:
      return {};
  }
}

/** The shape of what stands at a path of values of this shape; a value may name a member `constructor`. */
export function shapeAt(shape: Shape | undefined, [name, ...rest]: Path): Shape | undefined {
  if (name === undefined) return shape;
  const below = shapesBelow(shape);
  return Object.hasOwn(below, name) ? shapeAt(below[name], rest) : undefined;
}

/** Whether a secret stands anywhere in values of this shape. */
export function holdsSecret(shape: Shape | undefined): boolean {
  return shape?.kind === 'secret' || Object.values(shapesBelow(shape)).some(holdsSecret);
}

/** What says whether and where the events of a hook go; null for what is no hook. */
export function subscriptionOf(shape: Shape | undefined): Subscription | null {
  return shape?.kind === 'group' ? (shape.subscription ?? null) : null;
}

/** The branch that a discriminator names, or null. */
export function branchNamed(
  { branches }: ExclusiveShape,
  name: unknown,
): readonly [name: string, branch: GroupShape] | null {
  if (typeof name !== 'string' || !Object.hasOwn(branches, name)) return null;
  const branch = branches[name];
  return branch === undefined ? null : [name, branch];
}
