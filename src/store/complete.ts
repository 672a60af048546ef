import type { GroupShape } from '../contract/shape.ts';
import { initial, type Settings, type Stored } from '../settings/settings.ts';

/**
 * Settings with every key of the shape. What was stored under an earlier version of the document
 * lacks its newer keys, which start unset, and may have keys that it no longer knows.
 */
export function complete(shape: GroupShape, stored: ReadonlyMap<string, Stored>): Settings {
  return Object.fromEntries(
    Object.entries(shape.members).map(([key, member]) => [key, stored.get(key) ?? initial(member)]),
  );
}
