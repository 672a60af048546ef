import { parseAnnotation } from './annotations.ts';
import type { OutgoingEvent, SettingsUpdate } from './contract.ts';
import { ContractError, readEach } from './contract-error.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { annotatedWebhooks } from './operation-place.ts';
import { type Located, membersOf, resolve, type SchemaObject, within } from './schema.ts';
import { subscriptionOf } from './shapes-below.ts';
import { createValidator } from './validator.ts';

/** Reads the outgoing events: the entries of `webhooks` whose POST is annotated with `x-event`. */
export function readEvents(
  document: OpenApiDocument,
  updates: readonly SettingsUpdate[],
): OutgoingEvent[] {
  const posts = annotatedWebhooks(document).filter(({ method }) => method === 'post');
  return readEach(posts, ({ name, operation }) => readEvent(document, name, operation, updates));
}

function readEvent(
  document: OpenApiDocument,
  name: string,
  operation: Located<SchemaObject>,
  updates: readonly SettingsUpdate[],
): OutgoingEvent {
  const mark = within(operation, 'x-event');
  const { collection, hook } = parseAnnotation('event', mark.node, mark.pointer);
  const update = updates.find(({ cascade }) => cascade?.to === collection);
  if (subscriptionOf(update?.shape.members[hook]) === null) {
    throw new ContractError(
      'annotation-dangling',
      mark.pointer,
      `no "x-settings-update" cascades to "${collection}" with a hook "${hook}"; name one that does`,
    );
  }
  const body = resolve(document, within(operation, 'requestBody'));
  const content = within(body, 'content', 'application/json');
  return {
    name,
    collection,
    hook,
    payload: createValidator(document, within(content, 'schema').pointer),
    headers: exampleHeaders(document, within(operation, 'parameters')),
    example: firstExample(document, content),
  };
}

/** The header fields that a document shows an example of. */
export function exampleHeaders(
  document: OpenApiDocument,
  parameters: Located,
): Readonly<Record<string, string>> {
  const list = Array.isArray(parameters.node) ? parameters.node : [];
  return Object.fromEntries(
    list.flatMap((_, index) => {
      const parameter = resolve(document, within(parameters, `${index}`)).node;
      const { in: place, name, example } = parameter;
      const described = place === 'header' && typeof name === 'string' && example !== undefined;
      return described ? [[name, String(example)]] : [];
    }),
  );
}

function firstExample(document: OpenApiDocument, content: Located): unknown {
  const [first] = membersOf(within(content, 'examples'));
  return first === undefined
    ? (within(content, 'example').node ?? {})
    : resolve(document, first[1]).node.value;
}
