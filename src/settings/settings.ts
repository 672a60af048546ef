import type { ExclusiveShape, GroupShape, Shape } from '../contract/shape.ts';
import { branchNamed } from '../contract/shapes-below.ts';
import type { Secret } from './secret.ts';

/**
 * Settings as they are stored: every member of the shape is there, an exclusive place holds its
 * discriminator and the one active branch, and secrets are values of their own.
 */
export interface Settings {
  readonly [member: string]: Stored;
}

/** A value of settings: JSON, and secrets. */
export type Stored = null | boolean | number | string | Secret | readonly Stored[] | Settings;

/** The settings of a tenant that never sent any. */
export function initialSettings(shape: GroupShape): Settings {
  return Object.fromEntries(
    Object.entries(shape.members).map(([name, member]) => [name, initial(member)]),
  );
}

/** A member as it is stored; one that an earlier version of the document had not starts unset. */
export function memberOf(settings: Settings, name: string, shape: Shape): Stored {
  const stored = settings[name];
  return stored === undefined ? initial(shape) : stored;
}

export function initial(shape: Shape): Stored {
  switch (shape.kind) {
    case 'value':
      return toStored(shape.unset ?? null);
    case 'secret':
      return null;
    case 'group':
      return initialSettings(shape);
    case 'exclusive':
      return { [shape.by]: null };
  }
}

/** The name of the stored branch and its members, or null when none is stored. */
export function activeBranch(
  shape: ExclusiveShape,
  stored: Stored,
): { name: string; shape: GroupShape; members: Settings } | null {
  if (!isSettings(stored)) return null;
  const named = branchNamed(shape, stored[shape.by]);
  if (named === null) return null;
  const [name, branch] = named;
  const members = stored[name];
  return isSettings(members) ? { name, shape: branch, members } : null;
}

export function isSettings(stored: Stored | undefined): stored is Settings {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    !Array.isArray(stored) &&
    stored.constructor === Object
  );
}

/** Takes over a JSON value that the request schema admits; there is no other way into the store. */
export function toStored(value: unknown): Stored {
  if (
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'number' ||
    typeof value === 'string'
  )
    return value;
  if (Array.isArray(value)) return value.map(toStored);
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, toStored(member)]),
    );
  }
  throw new TypeError(`JSON has no ${typeof value}`);
}
