export const text = { type: ['string', 'null'] };
export const flag = { type: 'boolean' };
export const group = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...(required.length > 0 && { required }),
});
export const secret = { type: ['string', 'null'], 'x-secret': {} };
export const flagged = { type: ['string', 'null'], 'x-secret': { presence: 'hasToken' } };
export const hidden = { type: 'null' };

/** A schema of the settings as a request sends them, and as an answer shows them. */
export interface Kind {
  readonly patch: Readonly<Record<string, object>>;
  /** As the patch unless given. */
  readonly view?: Readonly<Record<string, object>>;
  /** Members that no request may leave out. */
  readonly required?: readonly string[];
  /** Whether unknown members are none of the document's business. */
  readonly open?: true;
  /** Where settings stand in both bodies; at their root unless given. */
  readonly at?: string;
  readonly method?: string;
  /** More members of the annotation. */
  readonly update?: Readonly<Record<string, unknown>>;
  /** Members that every view has. */
  readonly shown?: readonly string[];
  readonly items?: true;
  /** The media type of a request; JSON unless given. */
  readonly mediaType?: string;
  /** How the fields of a form are sent. */
  readonly encoding?: object;
  readonly components?: Readonly<Record<string, object>>;
}

/** A document of one operation, with nothing in it that it does not need. */
export function documentOf(kind: Kind): object {
  const { patch, view = patch, required = [], open, at, method = 'post', items, components } = kind;
  const { update = {}, shown: due = [], mediaType = 'application/json' } = kind;
  const { encoding } = kind;
  const closed = open === true ? {} : { additionalProperties: false };
  const flags = items === true ? { everywhere: { type: 'boolean' } } : {};
  const settings = {
    type: 'object',
    ...closed,
    properties: patch,
    ...(required.length > 0 && { required }),
  };
  const shown = { type: 'object', properties: view, ...(due.length > 0 && { required: due }) };
  const body = (schema: object, more = {}) =>
    at === undefined
      ? schema
      : { type: 'object', ...closed, required: [at], properties: { [at]: schema, ...more } };
  const place = at === undefined ? '' : `/${at}`;
  const json = (schema: object) => ({ content: { 'application/json': { schema } } });
  return {
    openapi: '3.1.0',
    info: { title: 'Preferences', version: '1' },
    paths: {
      '/preferences': {
        [method]: {
          operationId: 'setPreferences',
          'x-settings-update': {
            resource: 'preferences',
            patch: `$request.body#${place}`,
            view: `$response.body#${place}`,
            ...(items === true && {
              cascade: { when: '$request.body#/everywhere', to: 'workspaces' },
            }),
            ...update,
          },
          requestBody: {
            required: true,
            content: {
              [mediaType]: { schema: body(settings, flags), ...(encoding && { encoding }) },
            },
          },
          responses: {
            200: { description: 'The preferences.', ...json(body(shown)) },
            default: { description: 'Something else.' },
          },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      schemas: components ?? {},
    },
  };
}
