import { inlined } from './inlined.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import {
  choicesOf,
  keyword,
  type Located,
  membersOf,
  parts,
  propertiesOf,
  requiredNames,
  within,
} from './schema.ts';
import type { Place } from './settings-place.ts';
import type { Alternative } from './shape.ts';

/** More combinations than anybody tells apart; settings of so many are merged without regard to them. */
const most = 100;

/** One of them, and where the document says so. */
interface Found extends Pick<Alternative, 'when'> {
  /** The schemas that hold for each of its members. */
  readonly members: Readonly<Record<string, readonly Located[]>>;
  /** Members that another one asks for, and this one cannot have if it is to hold alone. */
  readonly ruledOut: readonly string[];
}

const nothing: Found = { members: {}, when: {}, ruledOut: [] };

/** What the alternatives of an object have, each with those inside of it; null where they have no members of their own. */
export function readAlternatives({ document, patch }: Place): readonly Alternative[] | null {
  const found = alternativesIn(document, patch, new Set());
  if (found.length < 2 || found.length > most) return null;
  return found.map(({ members, when, ruledOut }) => {
    const own = Object.entries(members).filter(([name]) => !ruledOut.includes(name));
    const values = own.flatMap(([name, at]) => {
      const isAlike = found.every(other => isSame(other.members[name] ?? at, at));
      return isAlike || Object.hasOwn(when, name)
        ? []
        : [[name, { allOf: at.map(one => inlined(document, one)) }] as const];
    });
    return { members: own.map(([name]) => name), when, values: Object.fromEntries(values) };
  });
}

function isSame(one: readonly Located[], other: readonly Located[]): boolean {
  return one.map(({ pointer }) => pointer).join() === other.map(({ pointer }) => pointer).join();
}

function alternativesIn(
  document: OpenApiDocument,
  at: Located,
  around: ReadonlySet<unknown>,
): readonly Found[] {
  const own = parts(document, at);
  const inside = new Set([...around, ...own.map(({ node }) => node)]);
  const base = alternative(document, own);
  const choices = choicesOf(document, at)
    .filter(
      list => list.some(one => propertiesOf(document, one) !== null) || isApart(document, list),
    )
    .map(list => {
      const told = isApart(document, list)
        ? apart(document, list)
        : discriminated(document, own, list);
      return list
        .filter(({ node }) => !inside.has(node))
        .flatMap((one, index) =>
          alternativesIn(document, one, inside).map(inner => both(told[index], inner)),
        );
    });
  return choices.reduce<readonly Found[]>(
    (combined, list) =>
      combined.length > most ? combined : combined.flatMap(one => list.map(two => both(one, two))),
    [base],
  );
}

function alternative(document: OpenApiDocument, own: readonly Located[]): Found {
  const properties = own.flatMap(part => membersOf(within(part, 'properties')));
  const members = Object.fromEntries(
    [...Map.groupBy(properties, ([name]) => name)].map(([name, same]) => [
      name,
      same.map(([, at]) => at),
    ]),
  );
  const when = Object.entries(members).flatMap(([name, [first]]) => {
    const values = first && fixedValues(document, first);
    return values ? [[name, values] as const] : [];
  });
  return { members, when: Object.fromEntries(when), ruledOut: [] };
}

/** Whether each of them asks for members and says nothing else, and one alone may hold. */
function isApart(document: OpenApiDocument, list: readonly Located[]): boolean {
  return list.every(
    one =>
      /\/oneOf\/\d+$/.test(one.pointer) &&
      propertiesOf(document, one) === null &&
      requiredNames(document, one).length > 0,
  );
}

function apart(document: OpenApiDocument, list: readonly Located[]): readonly Found[] {
  const required = list.map(one => requiredNames(document, one));
  return required.map(own => ({
    ...nothing,
    ruledOut: required.flat().filter(name => !own.includes(name)),
  }));
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
): readonly Found[] {
  const [discriminator] = own
    .map(part => within(part, 'discriminator'))
    .filter(({ node }) => node !== undefined);
  if (discriminator === undefined) return list.map(() => nothing);
  const name = within(discriminator, 'propertyName').node;
  const mapping = Object.entries(Object(within(discriminator, 'mapping').node));
  if (typeof name !== 'string') return list.map(() => nothing);
  return list.map(one => {
    const $ref = within(one, '$ref').node;
    const isFixed = Object.hasOwn(alternative(document, parts(document, one)).when, name);
    if (typeof $ref !== 'string' || isFixed) return nothing;
    const last = $ref.split('/').at(-1) ?? $ref;
    const mapped = mapping.filter(([, target]) => target === $ref || target === last);
    return {
      ...nothing,
      when: { [name]: mapped.length > 0 ? mapped.map(([key]) => key) : [last] },
    };
  });
}

function both(one: Found | undefined, other: Found): Found {
  if (one === undefined) return other;
  const names = new Set([...Object.keys(one.members), ...Object.keys(other.members)]);
  const all = [...names].map(name => [
    name,
    [...(one.members[name] ?? []), ...(other.members[name] ?? [])],
  ]);
  return {
    members: Object.fromEntries(all),
    when: { ...one.when, ...other.when },
    ruledOut: [...one.ruledOut, ...other.ruledOut],
  };
}
