import type { SettingsRead, SettingsUpdate } from './contract.ts';
import { type Path, valueAt, withValueAt } from './json-pointer.ts';

/** The view that a success body shows; undefined where it has none. */
export function viewIn(read: SettingsRead, body: unknown): unknown {
  const at = placeOfView(read);
  return at === null ? undefined : valueAt(body, at);
}

/** A success body that shows this view. */
export function withView(read: SettingsRead, body: unknown, view: unknown): unknown {
  const at = placeOfView(read);
  return at === null ? body : withValueAt(body, at, view);
}

/** Where the body that shows the settings has them; null where none does. */
export function placeOfView(read: SettingsRead): Path | null {
  switch (read.kind) {
    case 'in-answer':
      return read.at;
    case 'by-operation':
      return read.operation.at;
    case 'nowhere':
      return null;
  }
}

/**
 * The least body that updates nothing, which is how settings are read where only updates show them:
 * no key sent and, where the document asks for them, no flag raised. Null where it asks for more.
 */
export function readingBody(update: SettingsUpdate): unknown {
  const { patch, guards, cascade, request, read, shape } = update;
  // A request that replaces would leave nothing.
  if (read.kind !== 'in-answer' || shape.omitted === 'reset') return null;
  const flags = [...(cascade ? [cascade.when] : []), ...Object.values(guards)];
  const bare = withValueAt({}, patch, {});
  const unraised = flags.reduce<unknown>((body, flag) => withValueAt(body, flag, false), bare);
  return [bare, unraised].find(body => request(body).length === 0) ?? null;
}

/** How to read the settings, for whoever tried a GET at an address that has updates alone; undefined for other methods. */
export function readingHint(
  method: string,
  updates: readonly SettingsUpdate[],
): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  const update = updates.find(known => readingBody(known) !== null);
  return (
    update &&
    `to read the settings, send ${update.method.toUpperCase()} with the JSON body ${JSON.stringify(readingBody(update))}, which changes nothing and shows them`
  );
}
