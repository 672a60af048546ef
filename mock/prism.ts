import router from '@stoplight/prism-http/dist/router/index.js';
import type { Contract, SettingsUpdate } from '../src/contract/contract.ts';
import { type StatefulOperation, statefulOperations } from '../src/contract/stateful-operation.ts';
import { nearestRoutes } from './nearest-routes.ts';
import { prismDocument } from './prism-document.ts';
import { prismOperation } from './prism-operation.ts';
import { core } from './prism-parts.ts';
import type { AnswerByPrism } from './prism-request.ts';
import type { Resource } from './prism-resource.ts';
import { readResources } from './prism-resources.ts';

/** What the mock asks of Prism, in the mock's own words: Prism's types go no further than this. */
export interface Prism {
  route(method: string, path: string): Route | Promise<Route>;
}

export type Route =
  | {
      readonly kind: 'operation';
      /** Null where the operation is Prism's alone. */
      readonly stateful: StatefulOperation | null;
      readonly answer: AnswerByPrism;
    }
  | {
      readonly kind: 'other-method';
      readonly allow: readonly string[];
      /** The annotated operations among those that the address has. */
      readonly updates: readonly SettingsUpdate[];
    }
  | { readonly kind: 'unknown-path'; readonly nearest: readonly string[] };

const methods = ['get', 'head', 'put', 'post', 'delete', 'options', 'patch', 'trace'] as const;

type Method = (typeof methods)[number];

const mostTold = 10;

/** `tell` takes lines about what Prism is not given of the document. */
export async function createPrism(
  contract: Contract,
  tell: (line: string) => void,
): Promise<Prism> {
  const { document, withheld } = prismDocument(contract.written);
  for (const line of withheld.slice(0, mostTold)) tell(line);
  if (withheld.length > mostTold) tell(`and ${withheld.length - mostTold} places more`);
  // A copy: reading the document resolves its references in place.
  const resources = await readResources(document);
  const logger = core.createLogger('PRISM', { enabled: false });

  function routed(method: Method, path: string) {
    const found = router.default({ resources, input: { method, url: { path } } });
    return found._tag === 'Right' ? found.right : null;
  }

  /** RFC 9110 section 9.3.2: HEAD is GET without the body, which Node keeps back. */
  function answering(method: Method, path: string) {
    const resource = routed(method, path);
    if (resource !== null) return { resource, method };
    const read = method === 'head' ? routed('get', path) : null;
    return read === null ? null : { resource: read, method: 'get' as const };
  }

  const states = statefulOperations(contract);
  const operations = new Map<Resource, Route>();

  function operationOf({ resource, method }: { resource: Resource; method: Method }): Route {
    const made = operations.get(resource);
    if (made !== undefined) return made;
    const stateful = states.find(({ operation }) => isSame(operation, resource)) ?? null;
    const isAnnotated = stateful !== null;
    // By the first request: many operations of a large document never have one.
    let answer: AnswerByPrism | undefined;
    const route: Route = {
      kind: 'operation',
      stateful,
      answer(request) {
        answer ??= prismOperation({ resource, method, isAnnotated, logger });
        return answer(request);
      },
    };
    operations.set(resource, route);
    return route;
  }

  function routeOf(name: string, path: string): Route {
    const asked = methods.find(known => known === name.toLowerCase());
    const found = asked && answering(asked, path);
    if (found) return operationOf(found);
    const others = methods.filter(other => answering(other, path) !== null);
    return others.length === 0
      ? { kind: 'unknown-path', nearest: nearestRoutes(resources, { method: name, path }) }
      : {
          kind: 'other-method',
          allow: others.map(other => other.toUpperCase()),
          updates: methods.flatMap(other => {
            const operation = routed(other, path);
            return contract.updates.filter(update => operation && isSame(update, operation));
          }),
        };
  }

  // A path without parameters always leads to the same operation, which Prism would search for anew each time.
  const fixed = new Map(
    resources
      .filter(({ path }) => !path.includes('{'))
      .map(({ method, path }) => [`${method.toUpperCase()} ${path}`, routeOf(method, path)]),
  );
  return { route: (method, path) => fixed.get(`${method} ${path}`) ?? routeOf(method, path) };
}

type Named = Pick<SettingsUpdate, 'method' | 'path'>;

function isSame(one: Named, other: Named): boolean {
  return one.method === other.method && one.path === other.path;
}
