import type { Annotations } from './annotations.ts';
import { bodyPlace } from './body-place.ts';
import type { ReadOperation, SettingsRead } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { describedOperation, type Reading } from './described-operation.ts';
import type { Path } from './json-pointer.ts';
import { type SuccessContent, successContent, successOf } from './operation-content.ts';
import { type OperationPlace, operationNamed, operationsOf } from './operation-place.ts';
import { type Located, schemaAt, within } from './schema.ts';

const whole = '$response.body';

/** Where the settings are read back, and the schema of what is shown there; null where nothing is. */
export interface View {
  readonly read: SettingsRead;
  readonly schema: Located | null;
}

export const nowhere: View = { read: { kind: 'nowhere' }, schema: null };

/**
 * The view of an update is in its own success unless its annotation names another operation. Where the
 * success has no JSON body, it is the GET of the same path.
 */
export function readView(
  reading: Reading,
  at: OperationPlace,
  success: SuccessContent,
  annotation: Annotations['settingsUpdate'],
): View {
  const { document } = reading;
  const mark = within(at.operation, 'x-settings-update');
  const { view = whole } = annotation;
  if (view === 'none') return nowhere;
  if (typeof view !== 'string') {
    const pointer = within(mark, 'view').pointer;
    const other = operationNamed(document, { ...view, pointer });
    return byOperation(reading, other, view.at ?? whole, `${pointer}/at`);
  }
  if (success.schema !== null) {
    const { path, schema } = bodyPlace(document, success.schema, view, `${mark.pointer}/view`);
    return { read: { kind: 'in-answer', at: path }, schema };
  }
  const read = readingOf(reading, at);
  if (read !== null) return byOperation(reading, read, view, `${mark.pointer}/view`);
  throw new ContractError(
    'annotation-missing',
    mark.pointer,
    `the success of ${at.method.toUpperCase()} ${at.path} has no JSON body, and there is no GET of the same path; name the operation that shows the settings, as view: { operationId: … }, or say view: none`,
  );
}

/** The GET of the same path. */
export function readingOf({ document }: Reading, { path }: OperationPlace): OperationPlace | null {
  return operationsOf(document).find(at => at.path === path && at.method === 'get') ?? null;
}

/** The operation as one that shows the settings at a place of its answer; null where it has no such place. */
export function readOperation(
  reading: Reading,
  at: OperationPlace,
  path: Path,
): { readonly operation: ReadOperation; readonly schema: Located } | null {
  const { document } = reading;
  const success = successOf(document, at);
  const schema = success?.schema && schemaAt(document, success.schema, path);
  if (!success || !schema) return null;
  return { operation: { ...describedOperation(reading, at, success), at: path }, schema };
}

function byOperation(
  reading: Reading,
  at: OperationPlace,
  expression: string,
  pointer: string,
): View {
  const { document } = reading;
  const { schema: body } = successContent(document, at);
  const read =
    body && readOperation(reading, at, bodyPlace(document, body, expression, pointer).path);
  if (read !== null)
    return { read: { kind: 'by-operation', operation: read.operation }, schema: read.schema };
  throw new ContractError(
    'document-unsupported',
    pointer,
    `the success of ${at.method.toUpperCase()} ${at.path} has no JSON body that would show the settings; name an operation that has one`,
  );
}
