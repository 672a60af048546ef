import { readContract } from '../../src/contract/read-contract.ts';
import openapi from '../../src/generated/openapi.json' with { type: 'json' };
import { type RunningMock, runMock } from './running-mock.ts';

/** JSON as somebody else's document has it. */
export type Json = Readonly<Record<string, unknown>>;

/** A mock that has paths and schemas of somebody else's document beside the platform's. */
export function mockForeign(paths: Json, schemas: Json = {}): Promise<RunningMock> {
  const { components, ...document } = structuredClone(openapi);
  const contract = readContract({
    ...document,
    paths: { ...document.paths, ...paths },
    components: { ...components, schemas: { ...components.schemas, ...schemas } },
  });
  return runMock({ contract });
}

export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** Content of one media type. */
export const content = (mediaType: string, schema: unknown, more: Json = {}): Json => ({
  content: { [mediaType]: { schema, ...more } },
});

export const json = (schema: unknown, more: Json = {}): Json =>
  content('application/json', schema, more);

/** An operation that takes any key and answers 200. */
export const answering = (response: Json): Json => ({
  responses: { 200: { description: 'Done.', ...response } },
});

/** An operation that takes a body and answers 204, or else as described. */
export const taking = (body: Json, responses: Json = {}): Json => ({
  requestBody: { required: true, ...body },
  responses: { 204: { description: 'Done.' }, ...responses },
});

/** An object of members that are texts. */
export const texts = (...names: readonly string[]): Json => ({
  type: 'object',
  properties: Object.fromEntries(names.map(name => [name, { type: 'string' }])),
});
