import type { Settings } from '../src/settings/settings.ts';

/**
 * What one request replaced, as it stood before. Nothing is copied for it: settings and collections
 * are values that a change replaces and never writes into.
 */
export interface Change {
  /** By resource. */
  readonly settings: ReadonlyMap<string, Settings>;
  /** By collection and id; null for an item that is new. */
  readonly items: ReadonlyMap<string, ReadonlyMap<string, Settings | null>>;
}
