import sampler from 'openapi-sampler';
import type { OpenApiDocument } from './open-api-document.ts';
import { webhooksOf } from './operation-place.ts';
import { exampleHeaders } from './read-events.ts';
import { type Located, membersOf, resolve, within } from './schema.ts';
import { createValidator, type Validator } from './validator.ts';

/** An event that a document describes under `webhooks`, annotated or not. */
export interface DescribedEvent {
  readonly name: string;
  readonly payload: Validator;
  /** Payloads that the document shows, by their names; one that is made from its schema where it shows none. */
  readonly samples: ReadonlyMap<string, unknown>;
  /** The header fields that it describes, each with its example. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The events that are sent as a POST with a JSON body. */
export function describedEvents(document: OpenApiDocument): readonly DescribedEvent[] {
  return webhooksOf(document).flatMap(({ name, method, operation }) => {
    if (method !== 'post') return [];
    const body = resolve(document, within(operation, 'requestBody'));
    const [content] = membersOf(within(body, 'content')).filter(([type]) => isJson(type));
    if (content === undefined) return [];
    const schema = within(content[1], 'schema');
    return {
      name,
      payload: createValidator(document, schema.pointer),
      samples: samplesOf(document, content[1], schema),
      headers: exampleHeaders(document, within(operation, 'parameters')),
    };
  });
}

/** RFC 6839 section 3.1. */
function isJson(type: string): boolean {
  return /^(application\/json|[^/]+\/[^/;]+\+json)\s*(;|$)/i.test(type);
}

function samplesOf(
  document: OpenApiDocument,
  content: Located,
  schema: Located,
): ReadonlyMap<string, unknown> {
  const named = membersOf(within(content, 'examples')).map(
    ([name, example]) => [name, resolve(document, example).node.value] as const,
  );
  const { node: example } = within(content, 'example');
  if (named.length > 0) return new Map(named);
  return new Map([['example', example ?? sampled(document, schema)]]);
}

/** What a schema tells by its examples, defaults and bounds. */
function sampled(document: OpenApiDocument, { node }: Located): unknown {
  return sampler.sample({ ...Object(node) }, { quiet: true, skipWriteOnly: true }, { ...document });
}
