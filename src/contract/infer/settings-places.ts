import type { Path } from '../json-pointer.ts';
import type { OpenApiDocument } from '../open-api-document.ts';
import { type Located, propertiesOf } from '../schema.ts';

/** A place of a body, and the names of the members that it has. */
export interface MembersPlace {
  readonly path: Path;
  readonly names: readonly string[];
}

/** Where a request may carry what it updates, likeliest first: the one object that its body wraps, or its body. */
export function patchPlaces(document: OpenApiDocument, body: Located): readonly MembersPlace[] {
  const properties = propertiesOf(document, body);
  if (properties === null) return [];
  const whole = { path: [], names: Object.keys(properties) };
  const [only, ...others] = Object.entries(properties);
  const inner = only && others.length === 0 ? propertiesOf(document, only[1]) : null;
  if (inner === null || only === undefined) return [whole];
  return [{ path: [only[0]], names: Object.keys(inner) }, whole];
}

/** Where an answer shows most of these members: as a whole, or in one of its objects; null where it shows none. */
export function viewPlace(
  document: OpenApiDocument,
  body: Located,
  { path: wrapper, names }: MembersPlace,
): { readonly path: Path; readonly shown: number } | null {
  const properties = propertiesOf(document, body) ?? {};
  const places = [
    { path: [], names: Object.keys(properties) },
    ...Object.entries(properties).flatMap(([name, property]) => {
      const inner = propertiesOf(document, property);
      return inner === null ? [] : [{ path: [name], names: Object.keys(inner) }];
    }),
  ];
  const [best] = places
    .map(place => ({
      path: place.path,
      shown: names.filter(name => place.names.includes(name)).length,
    }))
    .toSorted((one, other) => other.shown - one.shown);
  if (best === undefined || best.shown === 0) return null;
  // What is shown as a whole, with a member of the wrapper's name, means that member and no wrapper.
  const [name] = wrapper;
  const isMember = name !== undefined && Object.hasOwn(properties, name);
  return isMember && best.path.length === 0 ? null : best;
}

/** As an annotation names the place. */
export function expressionOf(body: '$request.body' | '$response.body', path: Path): string {
  return path.length === 0 ? body : `${body}#/${path.join('/')}`;
}
