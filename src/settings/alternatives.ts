import { isSameJson } from '../contract/same-json.ts';
import type { GroupShape } from '../contract/shape.ts';
import { initial, type Settings } from './settings.ts';

/**
 * Members of alternatives that the values of the others rule out are forgotten: settings of one type have
 * nothing of another, as with `x-exclusive-by`. Where the values fit none, or tell nothing, all stay.
 */
export function withoutOthers({ members, alternatives }: GroupShape, merged: Settings): Settings {
  if (alternatives === undefined) return merged;
  const fitting = alternatives.filter(({ when }) =>
    Object.entries(when).every(([name, values]) =>
      values.some(value => isSameJson(value, merged[name])),
    ),
  );
  if (fitting.length === 0) return merged;
  const fits = (name: string) => fitting.some(one => one.members.includes(name));
  return Object.fromEntries(
    Object.entries(merged).map(([name, stored]) => {
      const member = members[name];
      return [name, member === undefined || fits(name) ? stored : initial(member)];
    }),
  );
}
