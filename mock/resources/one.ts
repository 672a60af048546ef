import { nameOfOne, type PathValues } from '../../src/contract/addressed.ts';
import type { KeyPlace, Resource } from '../../src/contract/contract.ts';
import {
  isRecord,
  membersIn,
  type Path,
  valueAt,
  withValueAt,
} from '../../src/contract/json-pointer.ts';
import type { Shape } from '../../src/contract/shape.ts';
import type { Validator } from '../../src/contract/validator.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { viewOf } from '../../src/settings/view.ts';
import type { Tenant } from '../tenant.ts';

/** One of a resource: its settings, and what its answers show beside them. */
export interface One {
  readonly settings: Settings;
  /** What the server adds, such as a time; the same in every answer. */
  readonly others: Readonly<Record<string, unknown>>;
  /** The values of the key, by the members that show them. */
  readonly key: Readonly<Record<string, unknown>>;
}

/** The one of these values; null where the document has an operation that creates them, and it did not. */
export function oneOf(resource: Resource, tenant: Tenant, values: PathValues): One | null {
  const { name, key, shape, keyAt, create } = resource;
  const own = nameOfOne(name, key, values);
  const made = tenant.made(own);
  if (made === null && create !== undefined) return null;
  const settings = tenant.settings({ resource: own, settings: shape });
  return { settings, ...(made ?? { others: {}, key: keyMembers(keyAt, values) }) };
}

/** The members that show the values of the key, as their schemas have it. */
export function keyMembers(places: readonly KeyPlace[], values: PathValues): One['key'] {
  return Object.fromEntries(
    places.map(({ name, at, schema }) => {
      const text = values[name] ?? '';
      const isText = [schema.type].flat().includes('string') || Number.isNaN(Number(text));
      return [at.join('.'), isText ? text : Number(text)];
    }),
  );
}

/** What the example of an answer shows beside the settings. */
export function othersIn({ shape }: Resource, example: unknown): One['others'] {
  const members = Object.entries(membersIn(example));
  return Object.fromEntries(members.filter(([name]) => !isStored(shape, name)));
}

function isStored({ members }: Resource['shape'], name: string): boolean {
  return (
    Object.hasOwn(members, name) ||
    Object.values(members).some(member => member.kind === 'secret' && member.presence === name)
  );
}

/** An answer that shows one: the example of the document, with all that is known in place of its values. */
export function showing(
  resource: Resource,
  one: One,
  { example, at, accepts }: { example: unknown; at: Path; accepts: Validator | null },
  show: typeof viewOf = viewOf,
): unknown {
  const beside = valueAt(example, at);
  const view = {
    ...othersIn(resource, beside),
    ...one.others,
    ...show(resource.shape, one.settings),
    ...one.key,
  };
  const body = withValueAt(example, at, view);
  if (accepts === null || accepts(body).length === 0) return body;
  // What is required, and was never set, is as the document shows it.
  return withValueAt(example, at, filled(resource.shape, view, beside));
}

/** With the example's members where an object of the settings has none; a map or a list is as it was sent. */
function filled(shape: Shape | undefined, view: unknown, example: unknown): unknown {
  if (view === undefined && shape?.kind !== 'secret') return example;
  if (shape?.kind !== 'group' || !isRecord(view) || !isRecord(example)) return view;
  const names = new Set([...Object.keys(example), ...Object.keys(view)]);
  const members = [...names].map(name => [
    name,
    filled(shape.members[name], view[name], example[name]),
  ]);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}
