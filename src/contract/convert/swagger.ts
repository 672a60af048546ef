import { walk } from '../document-walk.ts';
import { escapeToken, isRecord, membersIn } from '../json-pointer.ts';
import type { Moves } from './moves.ts';
import { convertOperation, type SwaggerDefaults } from './swagger-operation.ts';

type Members = Record<string, unknown>;

/** Members of a document that OpenAPI 3 has elsewhere, or not at all. */
const former = new Set([
  ...['swagger', 'host', 'basePath', 'schemes', 'consumes', 'produces'],
  ...['definitions', 'parameters', 'responses', 'securityDefinitions'],
]);

/** A document of OpenAPI 2.0 with its parts where OpenAPI 3 has them; keywords of schemas are left as they are. */
export function convertSwagger(written: Readonly<Members>, moves: Moves): Members {
  const { consumes, produces, definitions, securityDefinitions, paths } = written;
  moves.record('/definitions', '/components/schemas');
  moves.record('/securityDefinitions', '/components/securitySchemes');
  const defaults = { document: written, consumes: texts(consumes), produces: texts(produces) };
  const kept = Object.entries(written).filter(([name]) => !former.has(name));
  const converted = {
    openapi: '3.1.1',
    ...Object.fromEntries(kept),
    servers: serversOf(written),
    paths: mapped(paths, (item, path) =>
      convertPathItem(item, `/paths/${escapeToken(path)}`, defaults, moves),
    ),
    components: {
      schemas: structuredClone(membersIn(definitions)),
      securitySchemes: mapped(securityDefinitions, convertSecurityScheme),
    },
  };
  moveReferences(converted, moves);
  return converted;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** The parameters of a path become those of its operations, as the body of some may be among them. */
function convertPathItem(
  item: unknown,
  pointer: string,
  defaults: SwaggerDefaults,
  moves: Moves,
): unknown {
  if (!isRecord(item)) return item;
  const { parameters, ...members } = item;
  const shared = { node: parameters, pointer: `${pointer}/parameters` };
  return mapped(members, (node, name) =>
    methods.includes(name) && isRecord(node)
      ? convertOperation({ node, pointer: `${pointer}/${name}` }, shared, defaults, moves)
      : node,
  );
}

function mapped(map: unknown, convert: (member: unknown, name: string) => unknown): Members {
  return Object.fromEntries(
    Object.entries(membersIn(map)).map(([name, member]) => [name, convert(member, name)]),
  );
}

function texts(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter(entry => typeof entry === 'string') : [];
}

function serversOf({ host, basePath, schemes }: Readonly<Members>): unknown {
  const base = typeof basePath === 'string' ? basePath : '/';
  if (typeof host !== 'string') return [{ url: base }];
  const known = texts(schemes);
  const offered = known.length > 0 ? known : ['https'];
  return offered.map(scheme => ({ url: `${scheme}://${host}${base}` }));
}

const flows: Readonly<Record<string, string>> = {
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

function convertSecurityScheme(scheme: unknown): unknown {
  if (!isRecord(scheme)) return scheme;
  if (scheme.type === 'basic') return { ...scheme, type: 'http', scheme: 'basic' };
  if (scheme.type !== 'oauth2') return scheme;
  const { flow, authorizationUrl, tokenUrl, scopes = {}, ...others } = scheme;
  const urls = Object.entries({ authorizationUrl, tokenUrl }).filter(
    ([, url]) => url !== undefined,
  );
  const name = flows[String(flow)] ?? String(flow);
  return { ...others, flows: { [name]: { ...Object.fromEntries(urls), scopes } } };
}

function moveReferences(document: Members, moves: Moves): void {
  walk(
    { node: document, pointer: '' },
    {
      visit: ({ node }) => {
        const { $ref } = node;
        if (typeof $ref === 'string' && $ref.startsWith('#/'))
          Object.assign(node, { $ref: `#${moves.latterOf($ref.slice(1))}` });
      },
    },
  );
}
