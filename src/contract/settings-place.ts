import { ContractError, readEach } from './contract-error.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type Located, propertiesOf } from './schema.ts';

/** A place of the settings: its schema in the request, and in the view beside it. */
export interface Place {
  readonly document: OpenApiDocument;
  readonly patch: Located;
  readonly view: Located;
  /** How many names lead here from the settings as a whole. */
  readonly depth: number;
  /** Null is then no value of it: it says that the branch is not the one that is meant. */
  readonly isBranch?: true;
  /** Counts the places of one settings document. */
  readonly tally: { places: number };
}

export type MemberPlace = readonly [name: string, place: Place];

/** Deeper and more than any settings document; only schemas that contain themselves or each other get there. */
const deepest = 32;
const most = 10_000;

/** The places of an object's members, each of which the view must have too. */
export function memberPlaces(
  place: Place,
  properties: Readonly<Record<string, Located>>,
): readonly MemberPlace[] {
  const { document, depth, tally } = place;
  tally.places += Object.keys(properties).length;
  if (depth >= deepest || tally.places > most) {
    throw new ContractError(
      'document-unsupported',
      place.patch.pointer,
      depth >= deepest
        ? 'the schema contains itself; settings must be of finite depth'
        : `the settings have more than ${most} members; annotate a smaller part of them`,
    );
  }
  const shown = propertiesOf(document, place.view) ?? {};
  return readEach(Object.entries(properties), ([name, patch]) => {
    const view = Object.hasOwn(shown, name) ? shown[name] : undefined;
    if (view !== undefined) return [name, { document, patch, view, depth: depth + 1, tally }];
    throw new ContractError(
      'annotation-dangling',
      patch.pointer,
      `the request has this member but the view at ${place.view.pointer} has not; add it to the view`,
    );
  });
}

/** Whatever an annotation names must be a property of the schema that it stands on. */
export function requireMember(
  properties: Readonly<Record<string, unknown>>,
  member: string,
  place: string,
): void {
  if (Object.hasOwn(properties, member)) return;
  throw new ContractError(
    'annotation-dangling',
    place,
    `it names "${member}", which the schema does not have; name one of ${Object.keys(properties).join(', ')}`,
  );
}
