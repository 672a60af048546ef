import type { NullsMeaning } from './annotations.ts';
import { ContractError } from './contract-error.ts';
import { isRecord } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { keyword, type Located, parts, propertiesOf, requiredNames, within } from './schema.ts';
import type { WhenOmitted } from './shape.ts';
import { refuseAnnotations } from './unread-annotations.ts';

/** What an operation does with what its requests leave out, and with null. */
export interface Meaning {
  readonly omitted: WhenOmitted;
  readonly nulls: NullsMeaning;
  /** Whether free-form objects are merged, as RFC 7396 has it, rather than replaced. */
  readonly merges: boolean;
}

/** A place of the settings: its schema in the request, and in the view beside it. */
export interface Place {
  readonly document: OpenApiDocument;
  readonly meaning: Meaning;
  readonly patch: Located;
  /** Null where no view shows it. */
  readonly view: Located | null;
  /** Whether every view has it, by the document. */
  readonly isDue: boolean;
  /** How many names lead here from the settings as a whole. */
  readonly depth: number;
  /** Counts the places of one settings document. */
  readonly tally: { places: number };
}

export type MemberPlace = readonly [name: string, place: Place];

/** Deeper and more than any settings document; only schemas that contain themselves or each other get there. */
const deepest = 32;
const most = 10_000;

/** The places of an object's members; one that the view has not is not shown. */
export function memberPlaces(
  place: Place,
  properties: Readonly<Record<string, Located>>,
): readonly MemberPlace[] {
  const { document, meaning, depth, tally } = place;
  const described = Object.entries(properties);
  tally.places += described.length;
  if (depth >= deepest || tally.places > most) {
    throw new ContractError(
      'document-unsupported',
      place.patch.pointer,
      depth >= deepest
        ? 'the schema contains itself; settings must be of finite depth'
        : `the settings have more than ${most} members; annotate a smaller part of them`,
    );
  }
  const sent = [
    ...described.filter(([, at]) => !isReadOnly(document, at)),
    ...undescribed(place, properties),
  ];
  const shown = shownProperties(place);
  const due = place.view === null ? [] : requiredNames(document, place.view);
  return sent.map(([name, patch]) => {
    const view = Object.hasOwn(shown, name) ? (shown[name] ?? null) : null;
    const isDue = view !== null && due.includes(name);
    return [name, { document, meaning, patch, view, isDue, depth: depth + 1, tally }];
  });
}

/** What is required is a member, though nothing be said of it but what holds for all that is not named. */
function undescribed(
  { document, patch }: Place,
  properties: Readonly<Record<string, Located>>,
): readonly (readonly [string, Located])[] {
  const names = requiredNames(document, patch).filter(name => !Object.hasOwn(properties, name));
  const [free = { node: {}, pointer: patch.pointer }] = parts(document, patch)
    .map(part => within(part, 'additionalProperties'))
    .filter(({ node }) => isRecord(node));
  return [...new Set(names)].map(name => [name, free]);
}

/** What is only read is in no request (OpenAPI 3.0.4, "Schema Object"): sent all the same, it is ignored. */
function isReadOnly(document: OpenApiDocument, property: Located): boolean {
  if (keyword(document, property, 'readOnly') !== true) return false;
  refuseAnnotations(document, property, 'stands on what is only read');
  return true;
}

/** The members that the view of a place has. */
export function shownProperties({
  document,
  view,
}: Pick<Place, 'document' | 'view'>): Readonly<Record<string, Located>> {
  return (view === null ? null : propertiesOf(document, view)) ?? {};
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
