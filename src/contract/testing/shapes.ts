import type { ExclusiveShape, GroupShape, SecretShape, ValueShape } from '../shape.ts';

/** Shapes as a plain partial update has them, for tests that read no document. */
export function value(unset: null | boolean | number): ValueShape {
  return { kind: 'value', unset, nulls: 'unset', merges: false, patch: {}, view: {} };
}

export const secret: SecretShape = {
  kind: 'secret',
  shown: null,
  omitted: 'keep',
  nulls: 'keep',
  form: 'text',
  patch: {},
};

export function group(
  members: GroupShape['members'],
  roles: Pick<GroupShape, 'subscription' | 'credential'> = {},
): GroupShape {
  return { kind: 'group', members, omitted: 'keep', nulls: 'unset', isShown: true, ...roles };
}

export function exclusive(by: string, branches: ExclusiveShape['branches']): ExclusiveShape {
  return { kind: 'exclusive', by, branches, nulls: 'unset', isShown: true };
}
