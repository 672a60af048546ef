import type { SettingsUpdate } from './contract.ts';
import { ContractError } from './contract-error.ts';
import type { Shape } from './shape.ts';

/** An update, and where its annotation stands. */
export interface PlacedUpdate {
  readonly update: SettingsUpdate;
  readonly pointer: string;
}

/** Refuses operations that share something and do not mean the same by it. */
export function requireOneMeaning(updates: readonly PlacedUpdate[]): void {
  const problems = updates.flatMap((placed, index) =>
    updates.slice(0, index).flatMap(former => conflicts(former.update, placed)),
  );
  ContractError.throwAll(problems);
}

function conflicts(former: SettingsUpdate, { update, pointer }: PlacedUpdate): ContractError[] {
  const other = `${former.method.toUpperCase()} ${former.path}`;
  const refuse = (place: string, remedy: string) => [
    new ContractError('document-unsupported', `${pointer}/${place}`, remedy),
  ];
  const isSame = structureOf(former.shape) === structureOf(update.shape);
  if (former.resource === update.resource && !isSame)
    return refuse(
      'resource',
      `"${update.resource}" is a resource of ${other} too, whose settings have other members; name another resource, or let both have the same`,
    );
  const collection = update.cascade?.to;
  if (collection === undefined || former.cascade?.to !== collection) return [];
  return former.resource === update.resource
    ? []
    : refuse(
        'cascade/to',
        `"${collection}" are the items of ${other} too, which updates another resource; name a collection of its own`,
      );
}

/** Whatever makes stored settings fit, or not: names, kinds, and what is there before anything is sent. */
function structureOf(shape: Shape): string {
  return JSON.stringify(skeleton(shape));
}

function skeleton(shape: Shape): unknown {
  switch (shape.kind) {
    case 'value':
      return ['value', shape.unset];
    case 'secret':
      return ['secret', shape.presence];
    case 'group':
      return ['group', skeletons(shape.members), shape.subscription, shape.credential];
    case 'exclusive':
      return ['exclusive', shape.by, skeletons(shape.branches)];
  }
}

function skeletons(shapes: Readonly<Record<string, Shape>>): unknown {
  return Object.keys(shapes)
    .sort()
    .map(name => [name, shapes[name] && skeleton(shapes[name])]);
}
