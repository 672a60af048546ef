import { isSettings, type Stored } from '../settings/settings.ts';

/** Whether two values are known to be the same. A secret is the same as itself: no other is opened to find out. */
export function isSameValue(one: Stored, other: Stored): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((member: Stored, index) => isSameValue(member, other[index]))
    );
  }
  if (!isSettings(one) || !isSettings(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every(name => {
      const [member, same] = [one[name], other[name]];
      return member !== undefined && same !== undefined && isSameValue(member, same);
    })
  );
}
