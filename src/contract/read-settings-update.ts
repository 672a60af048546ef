import { type Annotations, parseAnnotation } from './annotations.ts';
import { type BodyPlace, bodyPlace } from './body-place.ts';
import type { SettingsUpdate } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { describedOperation, type Reading } from './described-operation.ts';
import { forRequests } from './for-requests.ts';
import { createForm, formMediaType } from './form/form.ts';
import { shapeInForm } from './form/shape-in-form.ts';
import { inlined } from './inlined.ts';
import type { Path } from './json-pointer.ts';
import { methodsAt } from './methods-at.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { type RequestContent, requestContent, successContent } from './operation-content.ts';
import type { OperationPlace } from './operation-place.ts';
import { templateNames } from './path-template.ts';
import { readShape } from './read-shape.ts';
import { readView, type View } from './read-view.ts';
import type { OperationRule, RuleCatalogue } from './rules.ts';
import { type Located, membersOf, resolve, within } from './schema.ts';
import type { Meaning } from './settings-place.ts';
import { refuseAnnotationsElsewhere } from './supported-operation.ts';
import { refuseAnnotationsBeside } from './unread-annotations.ts';
import { createValidator } from './validator.ts';

/** An update, and where its operation stands. */
export interface PlacedUpdate {
  readonly update: SettingsUpdate;
  readonly at: OperationPlace;
  /** What is shown of the settings; null where nothing is. */
  readonly view: Located | null;
}

/** Reads one operation annotated with `x-settings-update`, checking that every place it names exists. */
export function readSettingsUpdate(
  reading: Reading,
  at: OperationPlace,
  catalogue: RuleCatalogue,
): PlacedUpdate {
  const { document } = reading;
  const mark = within(at.operation, 'x-settings-update');
  const annotation = parseAnnotation('settingsUpdate', mark.node, mark.pointer);
  const request = requestContent(document, at);
  refuseNullsInForm(request, annotation, within(mark, 'nulls'));
  const success = successContent(document, at);
  refuseAnnotationsElsewhere(document, at, success);
  const place = (name: string, expression: string) =>
    bodyPlace(document, request.schema, expression, `${mark.pointer}/${name}`);

  const patch = place('patch', annotation.patch ?? '$request.body');
  const view = readView(reading, at, success, annotation);
  const where = 'stands outside of the patch';
  refuseAnnotationsBeside(document, request.schema, patch.path, where);
  if (success.schema !== null && view.read.kind === 'in-answer')
    refuseAnnotationsBeside(document, success.schema, view.read.at, where);
  const flags = flagsOf(annotation).map(([name, flag]) => [name, place(name, flag).path] as const);
  const update = settingsUpdate(reading, at, {
    ...resourceOf(at, annotation.resource, within(mark, 'resource')),
    request,
    patch,
    view,
    beside: flags.map(([, path]) => path),
    meaning: meaningOf(request, annotation),
  });
  const paths = new Map(flags);
  const guards = Object.keys(annotation.guards ?? {}).map(key => {
    if (!Object.hasOwn(update.shape.members, key)) {
      throw new ContractError(
        'annotation-dangling',
        within(mark, 'guards', key).pointer,
        `"${key}" is no key of the patch; name one of ${Object.keys(update.shape.members).join(', ')}`,
      );
    }
    return [key, paths.get(`guards/${key}`) ?? []] as const;
  });
  const { cascade } = annotation;
  return {
    at,
    view: view.schema,
    update: {
      ...update,
      ...(cascade && { cascade: { when: paths.get('cascade/when') ?? [], to: cascade.to } }),
      guards: Object.fromEntries(guards),
      absent: annotation.absent ?? 'unseen',
      rules: readRules(within(at.operation, 'x-rules'), catalogue),
    },
  };
}

/** A form has no null that could remove anything. */
function refuseNullsInForm(
  { mediaType }: RequestContent,
  { nulls = 'refuse' }: Annotations['settingsUpdate'],
  { pointer }: Located,
): void {
  if (mediaType !== formMediaType || nulls === 'refuse') return;
  throw new ContractError(
    'annotation-invalid',
    pointer,
    `there is no null in a form, so that "${nulls}" means nothing; leave it out`,
  );
}

/** What requests of an operation mean by what they leave out, and by null. */
export function meaningOf(
  { mediaType }: RequestContent,
  { omitted = 'keep', nulls }: Pick<Annotations['settingsUpdate'], 'omitted' | 'nulls'> = {},
): Meaning {
  const merges = mediaType === 'application/merge-patch+json';
  return { omitted, nulls: nulls ?? (merges ? 'remove' : 'as-shown'), merges };
}

/** What an operation that stores settings is made of. */
export interface StoringOperation {
  readonly resource: string;
  readonly key: Path;
  readonly request: RequestContent;
  readonly patch: BodyPlace;
  readonly view: View;
  /** Where the request has flags, which are no settings wherever they stand. */
  readonly beside: readonly Path[];
  readonly meaning: Meaning;
}

/** An operation that stores what it is sent, without flags and rules. */
export function settingsUpdate(
  reading: Reading,
  at: OperationPlace,
  { resource, key, request, patch, view, beside, meaning }: StoringOperation,
): SettingsUpdate {
  const { document } = reading;
  const whole = readShape({ document, patch: patch.schema, view: view.schema, meaning });
  const flags = beside.filter(path => isMember(path, patch.path)).map(path => path.at(-1));
  const members = Object.entries(whole.members).filter(([name]) => !flags.includes(name));
  const form = request.mediaType === formMediaType ? createForm(document, request) : null;
  const stored = { ...whole, members: Object.fromEntries(members) };
  const shape = form === null ? stored : shapeInForm(stored, form.fields, patch.path);
  return {
    ...describedOperation(reading, at),
    methodsAt: address => methodsAt(document, address),
    resource,
    key,
    shape,
    settings: shape,
    body: inlined(document, request.schema),
    patch: patch.path,
    read: view.read,
    guards: {},
    absent: 'unseen',
    mediaType: request.mediaType,
    ...(form !== null && { form }),
    request: createValidator(forRequests(document), request.schema.pointer),
    rules: [],
    examples: readExamples(document, request.content),
  };
}

function isMember(path: Path, of: Path): boolean {
  return path.length === of.length + 1 && of.every((token, index) => path[index] === token);
}

function flagsOf({
  cascade,
  guards = {},
}: Annotations['settingsUpdate']): readonly (readonly [string, string])[] {
  const raised = Object.entries(guards).map(([key, flag]) => [`guards/${key}`, flag] as const);
  return cascade === undefined ? raised : [['cascade/when', cascade.when], ...raised];
}

/** The key is all that the path leaves open, unless the annotation names a part of it. */
function resourceOf(
  { path }: OperationPlace,
  resource: Annotations['settingsUpdate']['resource'],
  { pointer }: Located,
): Pick<SettingsUpdate, 'resource' | 'key'> {
  const names = templateNames(path);
  if (typeof resource === 'string') return { resource, key: names };
  const unknown = resource.key.findIndex(name => !names.includes(name));
  if (unknown < 0) return { resource: resource.name, key: resource.key };
  throw new ContractError(
    'annotation-dangling',
    `${pointer}/key/${unknown}`,
    names.length === 0
      ? `${path} has no parameters; leave the key out`
      : `${path} has no such parameter; name some of ${names.join(', ')}`,
  );
}

function readRules(at: Located, catalogue: RuleCatalogue): OperationRule[] {
  if (at.node === undefined) return [];
  const rules = parseAnnotation('operationRules', at.node, at.pointer);
  return Object.entries(rules).map(([id, rule]) => {
    if (catalogue[id]?.level === rule.level) return { id, ...rule };
    throw new ContractError(
      'annotation-dangling',
      within(at, id).pointer,
      `the document's root "x-rules" has no ${rule.level} rule of this name; add it there`,
    );
  });
}

function readExamples(document: OpenApiDocument, content: Located): Record<string, unknown> {
  const examples = membersOf(within(content, 'examples'));
  const { node: example } = within(content, 'example');
  if (examples.length === 0 && example !== undefined) return { example };
  return Object.fromEntries(
    examples.map(([name, example]) => [name, resolve(document, example).node.value]),
  );
}
