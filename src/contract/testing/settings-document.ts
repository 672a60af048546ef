import { expect } from 'vitest';
import { ContractError } from '../contract-error.ts';
import { readContract } from '../read-contract.ts';

type Members = Readonly<Record<string, unknown>>;

/** What a test says of a document; the rest is as plain as can be. */
export interface Wishes {
  /** The request schema of the settings, and the view's, which is the same unless given. */
  readonly patch?: unknown;
  readonly view?: unknown;
  /** More members of the operation, the path item, the body schema, the document, the components. */
  readonly operation?: Members;
  /** More members of its annotation. */
  readonly update?: Members;
  readonly item?: Members;
  readonly body?: Members;
  readonly answer?: Members;
  readonly document?: Members;
  readonly components?: Members;
  readonly path?: string;
}

export const apiKey = { type: 'apiKey', in: 'header', name: 'X-Key' };
export const text = { type: ['string', 'null'] };

/** An object schema that admits objects alone. */
export function object(properties: Members, more: Members = {}): Members {
  return { type: 'object', properties, ...more };
}

export function json(schema: unknown): Members {
  return { content: { 'application/json': { schema } } };
}

/** An annotated operation whose body and answer have the settings as their member `settings`. */
export function annotated({ patch, view, operation, update, body, answer }: Wishes): Members {
  const settings = patch ?? object({ name: text });
  return {
    'x-settings-update': {
      resource: 'settings',
      patch: '$request.body#/settings',
      view: '$response.body#/settings',
      ...update,
    },
    requestBody: json(object({ settings }, body)),
    responses: { 200: json(object({ settings: view ?? settings }, answer)) },
    ...operation,
  };
}

export function settingsDocument(wishes: Wishes): Members {
  return {
    openapi: '3.1.0',
    info: { title: 'A test', version: '1' },
    security: [{ key: [] }],
    paths: { [wishes.path ?? '/settings']: { put: annotated(wishes), ...wishes.item } },
    components: { securitySchemes: { key: apiKey }, ...wishes.components },
    ...wishes.document,
  };
}

/** Where the patch stands in the document. */
export const patchAt =
  '/paths/~1settings/put/requestBody/content/application~1json/schema/properties/settings';

/** What is said against a document of these wishes. */
export function problemsOf(wishes: Wishes): readonly ContractError[] {
  try {
    readContract(settingsDocument(wishes));
  } catch (error) {
    if (error instanceof ContractError) return error.problems;
    throw error;
  }
  return [];
}

/** The only problem of a document. */
export function refusal(wishes: Wishes) {
  const [{ code, place, remedy } = expect.fail('the document was read'), ...others] =
    problemsOf(wishes);
  expect(others).toEqual([]);
  return { code, place, remedy };
}
