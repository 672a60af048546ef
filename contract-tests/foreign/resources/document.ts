/** What one operation of a small document is made of. */
interface Described {
  readonly request?: object;
  readonly mediaType?: string;
  /** How the fields of a form are sent. */
  readonly encoding?: object;
  readonly success: number;
  readonly shows?: object;
  readonly headers?: object;
  readonly annotation?: object;
  readonly refusals?: readonly number[];
}

/** A document of operations by path and method, with an api key in a header. */
export function documentOf(
  title: string,
  paths: Readonly<Record<string, Readonly<Record<string, Described>>>>,
  security: object = { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
): object {
  return {
    openapi: '3.1.0',
    info: { title, version: '1' },
    security: Object.keys(security).map(name => ({ [name]: [] })),
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [path, itemOf(path, item)]),
    ),
    components: { securitySchemes: security },
  };
}

function itemOf(path: string, item: Readonly<Record<string, Described>>): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const parameters = names.map(name => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const operations = Object.entries(item).map(([method, described]) => [
    method,
    operationOf(
      `${method}${path.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
      described,
    ),
  ]);
  return { ...(names.length > 0 && { parameters }), ...Object.fromEntries(operations) };
}

function operationOf(operationId: string, described: Described): object {
  const { request, mediaType = 'application/json', success, shows, headers } = described;
  const { annotation, encoding, refusals = [401] } = described;
  const refused = refusals.map(status => [status, { description: 'Refused.' }]);
  return {
    operationId,
    ...(annotation !== undefined && { 'x-settings-update': annotation }),
    ...(request !== undefined && {
      requestBody: {
        required: true,
        content: { [mediaType]: { schema: request, ...(encoding && { encoding }) } },
      },
    }),
    responses: {
      [success]: {
        description: 'Done.',
        ...(headers !== undefined && { headers }),
        ...(shows !== undefined && { content: { 'application/json': { schema: shows } } }),
      },
      ...Object.fromEntries(refused),
    },
  };
}

export function objectOf(properties: object, required: readonly string[] = []): object {
  return {
    type: 'object',
    additionalProperties: false,
    properties,
    ...(required.length > 0 && { required }),
  };
}
