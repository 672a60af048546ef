import { isRecord } from './json-pointer.ts';

/** Whether a document needs more than its own file, and so has to be bundled, which takes a while. */
export function refersElsewhere(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (isRecord(node) && typeof node.$ref === 'string' && !node.$ref.startsWith('#')) return true;
  return Object.values(node).some(refersElsewhere);
}
