/** Stands in an expected view for a member of which nothing is stored and that shows nothing then. */
export const nothing = Symbol('nothing');

/** Languages differ in what they show where there is nothing; it is no value that was ever stored. */
export function showsNothing(actual: unknown): boolean {
  if (actual === undefined || actual === nothing || actual === null) return true;
  if (typeof actual === 'object') return Object.keys(actual).length === 0;
  return actual === '' || actual === 0 || actual === false;
}
