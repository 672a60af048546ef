import { parseAnnotation } from './annotations.ts';
import type { OutgoingEvent, SettingsUpdate } from './contract.ts';
import { ContractError } from './contract-error.ts';
import { escapeToken, isRecord, valueAt } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { resolve } from './schema.ts';
import { createValidator } from './validator.ts';

/** Reads the outgoing events: the entries of `webhooks` whose POST is annotated with `x-event`. */
export function readEvents(
  document: OpenApiDocument,
  updates: readonly SettingsUpdate[],
): OutgoingEvent[] {
  const webhooks = isRecord(document.webhooks) ? document.webhooks : {};
  return Object.entries(webhooks).flatMap(([name, item]) => {
    const operation = valueAt(item, ['post']);
    if (!isRecord(operation) || operation['x-event'] === undefined) return [];
    return [readEvent(document, name, operation, updates)];
  });
}

function readEvent(
  document: OpenApiDocument,
  name: string,
  operation: Readonly<Record<string, unknown>>,
  updates: readonly SettingsUpdate[],
): OutgoingEvent {
  const pointer = `/webhooks/${escapeToken(name)}/post`;
  const { collection, hook } = parseAnnotation('event', operation['x-event'], `${pointer}/x-event`);
  const update = updates.find(({ cascade }) => cascade?.to === collection);
  const shape = update?.shape.members[hook];
  if (shape?.kind !== 'group' || shape.subscription === undefined) {
    throw new ContractError(
      'annotation-dangling',
      `${pointer}/x-event`,
      `no "x-settings-update" cascades to "${collection}" with a hook "${hook}"; name one that does`,
    );
  }
  const content = valueAt(operation, ['requestBody', 'content', 'application/json']);
  return {
    name,
    collection,
    hook,
    payload: createValidator(document, `${pointer}/requestBody/content/application~1json/schema`),
    headers: exampleHeaders(document, operation, pointer),
    example: firstExample(document, content, pointer),
  };
}

function exampleHeaders(
  document: OpenApiDocument,
  operation: Readonly<Record<string, unknown>>,
  pointer: string,
): Readonly<Record<string, string>> {
  const parameters = Array.isArray(operation.parameters) ? operation.parameters : [];
  return Object.fromEntries(
    parameters.flatMap(parameter => {
      const { in: place, name, example } = resolve(document, parameter, `${pointer}/parameters`);
      const described = place === 'header' && typeof name === 'string' && example !== undefined;
      return described ? [[name, String(example)]] : [];
    }),
  );
}

function firstExample(document: OpenApiDocument, content: unknown, pointer: string): unknown {
  const examples = valueAt(content, ['examples']);
  const [first] = Object.values(isRecord(examples) ? examples : {});
  return first === undefined
    ? (valueAt(content, ['example']) ?? {})
    : resolve(document, first, `${pointer}/examples`).value;
}
