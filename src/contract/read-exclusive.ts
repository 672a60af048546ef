import { admittedTypes } from './admitted-types.ts';
import { parseAnnotation } from './annotations.ts';
import { ContractError, readEach } from './contract-error.ts';
import { annotation, keyword, type Located, parts } from './schema.ts';
import { type MemberPlace, type Place, requireMember } from './settings-place.ts';
import type { ExclusiveShape, GroupShape, Shape } from './shape.ts';
import { refuseAnnotationsOn } from './unread-annotations.ts';

/** `x-exclusive-by`: one member names the branch that is stored; every other member is a branch. */
export function readExclusive(
  place: Place,
  members: readonly MemberPlace[],
  read: (place: Place) => Shape,
): ExclusiveShape | null {
  const { document, patch } = place;
  const mark = annotation(document, patch, 'x-exclusive-by');
  if (mark === null) return null;
  const by = parseAnnotation('exclusiveBy', mark.node, mark.pointer);
  // The others would be about an object of which only one branch is stored.
  refuseAnnotationsOn(document, patch, `stands beside ${mark.pointer}`, /\/x-exclusive-by$/);
  const places = Object.fromEntries(members);
  requireMember(places, by, mark.pointer);
  const branches = members.filter(([name]) => name !== by);
  const problems = [
    ...members
      .filter(([name]) => name === by)
      .flatMap(([, discriminator]) => discriminatorFaults(place, discriminator, mark, branches)),
  ];
  ContractError.throwAll(problems);
  const shapes = readEach(branches, ([name, branch]) => {
    return [name, requireFlat(branch, read(branch))] as const;
  });
  return {
    kind: 'exclusive',
    by,
    branches: Object.fromEntries(shapes),
    nulls: place.meaning.nulls === 'refuse' ? 'refuse' : 'unset',
    isShown: place.view !== null,
  };
}

/** What names no branch would silently forget the one that is stored. */
function discriminatorFaults(
  { document, patch, view }: Place,
  discriminator: Place,
  mark: Located,
  branches: readonly MemberPlace[],
): ContractError[] {
  const refuse = (place: string, remedy: string) =>
    new ContractError('document-unsupported', place, remedy);
  const named = `"${mark.node}"`;
  const isRequired = parts(document, patch).some(
    ({ node }) => Array.isArray(node.required) && node.required.includes(mark.node),
  );
  const values = keyword(document, discriminator.patch, 'enum');
  const listed = Array.isArray(values) ? values : null;
  const others = (listed ?? []).filter(
    value => value !== null && !branches.some(([name]) => name === value),
  );
  const shown = discriminator.view && admittedTypes(document, discriminator.view);
  return [
    ...(isRequired
      ? []
      : [
          refuse(
            mark.pointer,
            `${named} may be left out of a request, which would not say what branch it is about; list it in "required"`,
          ),
        ]),
    ...(listed === null
      ? [
          refuse(
            discriminator.patch.pointer,
            `${named} may be anything, which names no branch; give it an "enum" of ${branches.map(([name]) => name).join(', ')} and null`,
          ),
        ]
      : []),
    ...(others.length > 0
      ? [
          refuse(
            discriminator.patch.pointer,
            `${others.map(value => JSON.stringify(value)).join(', ')} names no branch beside ${named}; let the "enum" list ${branches.map(([name]) => name).join(', ')} and null`,
          ),
        ]
      : []),
    ...(view !== null && discriminator.view === null
      ? [
          refuse(
            view.pointer,
            `the view shows branches and not ${named}, which says the one that is stored; add it to the view`,
          ),
        ]
      : []),
    ...(discriminator.view === null || shown === null || shown.has('null')
      ? []
      : [
          refuse(
            discriminator.view.pointer,
            `${named} is shown as null while no branch is stored, which the view does not admit; let it be null`,
          ),
        ]),
  ];
}

/** A branch is whole or refused, which is told of its own members alone. */
function requireFlat({ patch }: Place, shape: Shape): GroupShape {
  if (shape.kind !== 'group') {
    throw new ContractError(
      'annotation-invalid',
      patch.pointer,
      'a branch must be an object schema with properties',
    );
  }
  for (const [name, member] of Object.entries(shape.members)) {
    if (member.kind === 'secret' || member.kind === 'value') continue;
    throw new ContractError(
      'document-unsupported',
      patch.pointer,
      `"${name}" is an object inside a branch, which is not supported; put its members into the branch itself`,
    );
  }
  return shape;
}
