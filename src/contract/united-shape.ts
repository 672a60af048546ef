import { ContractError } from './contract-error.ts';
import { type GroupShape, isShown, type Shape } from './shape.ts';

/** The shape of an operation of a resource, and what people call it. */
export interface ShapeOfOperation {
  readonly shape: GroupShape;
  readonly operation: string;
}

/** All that the operations of a resource store; refused where they do not mean the same by a member. */
export function unitedShape(shapes: readonly ShapeOfOperation[], pointer: string): GroupShape {
  const [first, ...others] = shapes;
  if (first === undefined) throw new Error('a resource has no operation');
  return others.reduce<GroupShape>(
    (united, { shape, operation }) =>
      unitedGroup(united, shape, [], place => {
        throw new ContractError(
          'document-unsupported',
          pointer,
          `"${place}" means one thing in ${first.operation} and another in ${operation}, which update the same resource; name another resource, or let both mean the same`,
        );
      }),
    first.shape,
  );
}

type Refuse = (place: string) => never;

function unitedGroup(
  one: GroupShape,
  other: GroupShape,
  path: readonly string[],
  refuse: Refuse,
): GroupShape {
  const names = new Set([...Object.keys(one.members), ...Object.keys(other.members)]);
  const members = [...names].flatMap((name): [string, Shape][] => {
    const [left, right] = [one.members[name], other.members[name]];
    const member = left && right ? united(left, right, [...path, name], refuse) : (left ?? right);
    return member === undefined ? [] : [[name, member]];
  });
  const subscription = same(one.subscription, other.subscription, path, refuse);
  const credential = same(one.credential, other.credential, path, refuse);
  return {
    ...one,
    members: Object.fromEntries(members),
    ...(subscription !== undefined && { subscription }),
    ...(credential !== undefined && { credential }),
  };
}

function united(one: Shape, other: Shape, path: readonly string[], refuse: Refuse): Shape {
  if (one.kind === 'group' && other.kind === 'group') return unitedGroup(one, other, path, refuse);
  if (one.kind === 'exclusive' && other.kind === 'exclusive') {
    if (one.by !== other.by) refuse(path.join('.'));
    const names = new Set([...Object.keys(one.branches), ...Object.keys(other.branches)]);
    const branches = [...names].flatMap((name): [string, GroupShape][] => {
      const [left, right] = [one.branches[name], other.branches[name]];
      const branch =
        left && right ? unitedGroup(left, right, [...path, name], refuse) : (left ?? right);
      return branch === undefined ? [] : [[name, branch]];
    });
    return { ...one, branches: Object.fromEntries(branches) };
  }
  if (one.kind === 'secret' && other.kind === 'secret') {
    same(one.presence, other.presence, path, refuse);
    same(one.form, other.form, path, refuse);
    return isShown(one) ? one : other;
  }
  if (one.kind === 'value' && other.kind === 'value') {
    const unset = same(one.unset, other.unset, path, refuse);
    return { ...(isShown(one) ? one : other), unset };
  }
  return refuse(path.join('.'));
}

/** What only one of them says holds for both. */
function same<Said>(
  one: Said | undefined,
  other: Said | undefined,
  path: readonly string[],
  refuse: Refuse,
): Said | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (JSON.stringify(one) !== JSON.stringify(other)) refuse(path.join('.'));
  return one;
}
