import { type Annotations, parseAnnotation } from './annotations.ts';
import { ContractError, readEach } from './contract-error.ts';
import { nameOfOperation, type OperationPlace } from './operation-place.ts';
import { within } from './schema.ts';

/** Annotated operations and what they update, by each name that an annotation may call them by. */
export type UpdatesByName = ReadonlyMap<string, NamedUpdate>;

interface NamedUpdate {
  readonly at: OperationPlace;
  readonly resource: string;
}

export function updatesByName(updates: readonly OperationPlace[]): UpdatesByName {
  return new Map(
    updates.flatMap(at => {
      const annotation = annotationOf(at);
      if (annotation === null) return [];
      const update = { at, resource: resourceOf(annotation) };
      return [
        [nameOfOperation(at), update],
        [`${at.method} ${at.path}`, update],
      ];
    }),
  );
}

/**
 * Refuses annotations by which an update of one resource creates, deletes, lists or shows another: a request
 * that is sent for one of them would be taken for the other.
 */
export function requireOneRole(updates: UpdatesByName, naming: readonly OperationPlace[]): void {
  readEach(naming.flatMap(rolesBeside), ({ operationId, at, role, resource }) => {
    const other = updates.get(operationId);
    if (other === undefined || other.resource === resource) return;
    const { method, path } = other.at;
    throw new ContractError(
      'document-unsupported',
      within(at.operation, 'x-settings-update', role).pointer,
      `${method.toUpperCase()} ${path} updates another resource, "${other.resource}"; name an operation that updates none, or give both one resource`,
    );
  });
}

/** The operations that an annotation names beside the one that it stands on. */
function rolesBeside(at: OperationPlace) {
  const annotation = annotationOf(at);
  if (annotation === null) return [];
  const { create, delete: remove, list, view } = annotation;
  const shown = typeof view === 'string' ? undefined : view;
  const roles = Object.entries({ create, delete: remove, list, view: shown });
  return roles.flatMap(([role, said]) => {
    if (said === undefined) return [];
    const operationId = typeof said === 'string' ? said : said.operationId;
    return [{ operationId, at, role, resource: resourceOf(annotation) }];
  });
}

/** Null for one that is wrong, which is told where it is read. */
function annotationOf({ operation }: OperationPlace): Annotations['settingsUpdate'] | null {
  const mark = within(operation, 'x-settings-update');
  try {
    return parseAnnotation('settingsUpdate', mark.node, mark.pointer);
  } catch (error) {
    if (error instanceof ContractError) return null;
    throw error;
  }
}

function resourceOf({ resource }: Annotations['settingsUpdate']): string {
  return typeof resource === 'string' ? resource : resource.name;
}
