import type { OpenApiDocument } from './open-api-document.ts';
import { choicesOf, keyword, type Located, parts, propertiesOf, within } from './schema.ts';
import type { Place } from './settings-place.ts';
import type { Alternative } from './shape.ts';

/** More combinations than anybody tells apart; settings of so many are merged without regard to them. */
const most = 100;

/** What the alternatives of an object have, each with those inside of it; null where they have no members of their own. */
export function readAlternatives({ document, patch }: Place): readonly Alternative[] | null {
  const found = alternativesIn(document, patch, new Set());
  return found.length < 2 || found.length > most ? null : found;
}

function alternativesIn(
  document: OpenApiDocument,
  at: Located,
  around: ReadonlySet<unknown>,
): readonly Alternative[] {
  const own = parts(document, at);
  const inside = new Set([...around, ...own.map(({ node }) => node)]);
  const base = alternative(document, own);
  const choices = choicesOf(document, at)
    .filter(list => list.some(one => propertiesOf(document, one) !== null))
    .map(list => {
      const told = discriminated(document, own, list);
      return list
        .filter(({ node }) => !inside.has(node))
        .flatMap((one, index) =>
          alternativesIn(document, one, inside).map(inner => both(told[index], inner)),
        );
    });
  return choices.reduce<readonly Alternative[]>(
    (combined, list) =>
      combined.length > most ? combined : combined.flatMap(one => list.map(two => both(one, two))),
    [base],
  );
}

function alternative(document: OpenApiDocument, own: readonly Located[]): Alternative {
  const properties = own.flatMap(part => Object.keys(Object(within(part, 'properties').node)));
  const when = properties.flatMap(name => {
    const [values] = own.flatMap(part => {
      const property = within(part, 'properties', name);
      return property.node === undefined ? [] : [fixedValues(document, property)];
    });
    return values === undefined || values === null ? [] : [[name, values] as const];
  });
  return { members: properties, when: Object.fromEntries(when) };
}

function fixedValues(document: OpenApiDocument, property: Located): readonly unknown[] | null {
  const only = keyword(document, property, 'const');
  if (only !== undefined) return [only];
  const values = keyword(document, property, 'enum');
  return Array.isArray(values) ? values : null;
}

/**
 * What a `discriminator` tells of each alternative (OpenAPI 3.1 section 4.8.25): the values that `mapping`
 * gives it, or the name of its schema.
 */
function discriminated(
  document: OpenApiDocument,
  own: readonly Located[],
  list: readonly Located[],
): readonly Alternative[] {
  const [discriminator] = own
    .map(part => within(part, 'discriminator'))
    .filter(({ node }) => node !== undefined);
  const nothing = list.map((): Alternative => ({ members: [], when: {} }));
  if (discriminator === undefined) return nothing;
  const name = within(discriminator, 'propertyName').node;
  const mapping = Object.entries(Object(within(discriminator, 'mapping').node));
  if (typeof name !== 'string') return nothing;
  return list.map(one => {
    const $ref = within(one, '$ref').node;
    const isFixed = Object.hasOwn(alternative(document, parts(document, one)).when, name);
    if (typeof $ref !== 'string' || isFixed) return { members: [], when: {} };
    const last = $ref.split('/').at(-1) ?? $ref;
    const mapped = mapping.filter(([, target]) => target === $ref || target === last);
    return {
      members: [],
      when: { [name]: mapped.length > 0 ? mapped.map(([key]) => key) : [last] },
    };
  });
}

function both(one: Alternative | undefined, other: Alternative): Alternative {
  if (one === undefined) return other;
  return {
    members: [...new Set([...one.members, ...other.members])],
    when: { ...one.when, ...other.when },
  };
}
