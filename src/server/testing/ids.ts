import { valueAt } from '../../contract/json-pointer.ts';

/** The ids in the answer of the test hook that creates items. */
export function idsOf(body: unknown): readonly string[] {
  const ids = valueAt(body, ['ids']);
  if (!Array.isArray(ids)) throw new Error('the answer has no ids');
  return ids.map(String);
}
