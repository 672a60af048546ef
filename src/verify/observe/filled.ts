import type { Path } from '../../contract/json-pointer.ts';
import { isRecord } from '../../contract/json-pointer.ts';
import { isShown, type Shape, type ValueShape } from '../../contract/shape.ts';
import { shapesBelow } from '../../contract/shapes-below.ts';

/** A view with every member that it leaves out, or null in place of an object, shown as unset. */
export function filled(shape: Shape, view: unknown): unknown {
  if (shape.kind === 'value') return view === undefined ? unsetOf(shape) : view;
  if (shape.kind === 'secret') return view === undefined && shape.shown === null ? null : view;
  if (view === null) return filled(shape, undefined);
  if (view !== undefined && !isRecord(view)) return view;
  const members = shapesBelow(shape);
  const whole: Record<string, unknown> = shape.kind === 'exclusive' ? { [shape.by]: null } : {};
  for (const [name, member] of Object.entries(members)) {
    whole[name] = isShown(member) ? filled(member, view?.[name]) : view?.[name];
    if (member.kind === 'secret' && member.presence !== undefined) whole[member.presence] = false;
  }
  const all = {
    ...whole,
    ...view,
    ...Object.fromEntries(Object.keys(members).map(name => [name, whole[name]])),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** What the document lets a view show while nothing is stored. */
function unsetOf({ unset, placeholder }: ValueShape): unknown {
  return unset === undefined ? placeholder : unset;
}

/** A copy of a JSON value with another value at a path of object members. */
export function replaced(value: unknown, [head, ...rest]: Path, replacement: unknown): unknown {
  if (head === undefined) return replacement;
  return isRecord(value) ? { ...value, [head]: replaced(value[head], rest, replacement) } : value;
}
