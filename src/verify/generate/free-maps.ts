import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import {
  isRecord,
  membersIn,
  type Path,
  valueAt,
  withValueAt,
} from '../../contract/json-pointer.ts';
import type { SchemaObject } from '../../contract/schema.ts';
import type { Shape } from '../../contract/shape.ts';
import { hooksOf } from './keys.ts';
import { leafOf } from './leaf-values.ts';
import { isAllowed } from './next-to-stored.ts';
import type { Patch, Sample } from './patches.ts';
import { isRequired, sampleBody } from './required.ts';
import { alternativesOf, typeOf } from './schema-parts.ts';
import { pick } from './updates.ts';
import { type UrlBase, unique } from './values.ts';

/** A map that is merged, its names the client's own, and what its members may be. */
interface FreeMap {
  readonly at: Path;
  readonly member: SchemaObject;
}

/** The free-form maps that a merge patch merges into what is stored (RFC 7396 section 2). */
export function freeMapsOf(update: SettingsUpdate): readonly FreeMap[] {
  return hooksOf(update).flatMap(hook => freeMapsIn(update.shape.members[hook], [hook]));
}

function freeMapsIn(shape: Shape | undefined, at: Path): readonly FreeMap[] {
  if (shape?.kind === 'group')
    return shape.alternatives === undefined
      ? Object.entries(shape.members).flatMap(([name, below]) => freeMapsIn(below, [...at, name]))
      : [];
  if (shape?.kind !== 'value' || !shape.merges) return [];
  const [only, ...others] = alternativesOf(shape.patch);
  return only !== undefined && others.length === 0 && isFree(only)
    ? [{ at, member: isRecord(only.additionalProperties) ? only.additionalProperties : {} }]
    : [];
}

/** Keywords that bound names or their number, which merging may overstep. */
const bounding = ['properties', 'patternProperties', 'propertyNames', 'maxProperties', 'enum'];

function isFree(schema: SchemaObject): boolean {
  return (
    typeOf(schema) === 'object' &&
    schema.additionalProperties !== false &&
    !bounding.some(keyword => Object.hasOwn(schema, keyword))
  );
}

/** Whether the document lets a request remove a member of a free map. */
export function removesFromMap(update: SettingsUpdate): boolean {
  return freeMapsOf(update).some(({ at }) => {
    const body = withValueAt(sampleBody(update), [...update.patch, ...at], { key: null });
    return update.request(body).length === 0;
  });
}

/**
 * For each free map, settings with two members in it, and what adds a third; where null may be sent, it
 * removes the first as well. The second has to stay.
 */
export function mapChanges(
  update: SettingsUpdate,
  baseline: Patch,
  sample: Sample,
  urls: UrlBase,
): readonly { readonly stored: Patch; readonly sent: Patch }[] {
  return freeMapsOf(update).flatMap(({ at, member }) => {
    const names = fc.tuple(unique, unique, unique).map(three => three.map(mapKey));
    const [removed = '', kept = '', added = ''] = sample(names);
    const value = leafOf(member, urls);
    const held = { [removed]: sample(value), [kept]: sample(value) };
    const stored = membersIn(withValueAt(baseline, at, held));
    const keys = Object.keys(stored).filter(key => key === at[0] || isRequired(update, [key]));
    const whole = pick(stored, keys);
    const changes = [{ [removed]: null, [added]: sample(value) }, { [added]: sample(value) }];
    const sent = changes
      .map(change => membersIn(withValueAt(whole, at, change)))
      .find(patch => isAllowed(update, patch));
    return sent !== undefined && isAllowed(update, stored) ? [{ stored, sent }] : [];
  });
}

function mapKey(text: string): string {
  return `key-${text.slice(0, 6)}`;
}

/** The members of free maps that a patch removes. */
export function removedFromMaps(update: SettingsUpdate, patch: Patch): readonly Path[] {
  return freeMapsOf(update).flatMap(({ at }) =>
    nullsIn(valueAt(patch, at)).map(below => [...at, ...below]),
  );
}

function nullsIn(value: unknown): readonly Path[] {
  return Object.entries(membersIn(value)).flatMap(([name, member]) =>
    member === null ? [[name]] : nullsIn(member).map(below => [name, ...below]),
  );
}
