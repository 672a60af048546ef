import { isRecord } from '../../contract/json-pointer.ts';
import { isShown, type Shape } from '../../contract/shape.ts';
import { shapesBelow } from '../../contract/shapes-below.ts';
import { whole } from './whole.ts';

/** What the contract describes of a view: a server may show more, which is its own and may change by itself. */
export function described(shape: Shape, view: unknown): unknown {
  if (shape.kind === 'value') return whole(view);
  if (!isRecord(view) || shape.kind === 'secret') return view;
  const members = shapesBelow(shape);
  const flags = Object.values(members).flatMap(member =>
    member.kind === 'secret' && member.presence !== undefined ? [member.presence] : [],
  );
  const plain = shape.kind === 'exclusive' ? [shape.by] : flags;
  return Object.fromEntries(
    Object.entries(view).flatMap(([name, value]): [string, unknown][] => {
      const member = Object.hasOwn(members, name) ? members[name] : undefined;
      if (member !== undefined) return isShown(member) ? [[name, described(member, value)]] : [];
      return plain.includes(name) ? [[name, value]] : [];
    }),
  );
}

/** A view of a server that leaves out what is unset, with null in each such place. */
export function shownUnset(shape: Shape, view: unknown): unknown {
  if (shape.kind === 'value' || shape.kind === 'secret' || !isRecord(view)) return view ?? null;
  const members = shapesBelow(shape);
  const places = Object.entries(members).flatMap(([name, member]): [string, unknown][] => {
    if (!isShown(member)) return [];
    const place: [string, unknown] = [name, shownUnset(member, view[name])];
    if (member.kind !== 'secret' || member.presence === undefined) return [place];
    return [place, [member.presence, view[member.presence] ?? false]];
  });
  return { ...view, ...Object.fromEntries(places) };
}
