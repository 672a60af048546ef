import { isRecord } from '../contract/json-pointer.ts';
import { isSettings, type Stored, toStored } from './settings.ts';

/** RFC 7396 section 2, of a value that the document describes no members of. */
export function mergePatch(stored: Stored, patch: unknown): Stored {
  if (!isRecord(patch)) return toStored(patch);
  const members = new Map(isSettings(stored) ? Object.entries(stored) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name);
    else members.set(name, mergePatch(members.get(name) ?? null, value));
  }
  return Object.fromEntries(members);
}
