import { createLogger } from '@stoplight/prism-core';
import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type IHttpRequest,
} from '@stoplight/prism-http';
import router from '@stoplight/prism-http/dist/router/index.js';
import type { Contract, SettingsUpdate } from '../src/contract/contract.ts';
import type { Answer } from './answer.ts';
import type { Preferences } from './preferences.ts';
import { fromPrismError } from './prism-problems.ts';
import { type StatefulRequest, statefulMocker, strictMocker } from './stateful-mocker.ts';

/** What the mock asks of Prism, in the mock's own words: Prism's types go no further than this. */
export interface Prism {
  route(method: string, path: string): Route;
  /** Rejects with a ProblemResponse when Prism refuses the request. */
  answer(request: PrismRequest): Promise<Answer>;
}

export type Route =
  | { readonly kind: 'operation'; readonly update: SettingsUpdate | null }
  | { readonly kind: 'other-method'; readonly allow: readonly string[] }
  | { readonly kind: 'unknown-path' };

export interface PrismRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Media ranges that the client takes; undefined for any. */
  readonly accept: readonly string[] | undefined;
  readonly body: unknown;
  readonly preferences: Preferences;
  /** Null for an operation without annotation, which is Prism's alone. */
  readonly stateful: StatefulRequest | null;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

export async function createPrism(contract: Contract): Promise<Prism> {
  // Reading the document resolves its references in place.
  const operations = await getHttpOperationsFromSpec(structuredClone(contract.document));
  const logger = createLogger('PRISM', { enabled: false });

  function routed(method: (typeof methods)[number], path: string) {
    const found = router.default({ resources: operations, input: { method, url: { path } } });
    return found._tag === 'Right' ? found.right : null;
  }

  return {
    route(name, path) {
      const method = methods.find(known => known === name.toLowerCase());
      const operation = method && routed(method, path);
      if (operation) return { kind: 'operation', update: updateOf(contract, operation) };
      const allow = methods.filter(other => routed(other, path) !== null);
      return allow.length === 0
        ? { kind: 'unknown-path' }
        : { kind: 'other-method', allow: allow.map(other => other.toUpperCase()) };
    },
    async answer(request) {
      const { stateful, preferences } = request;
      const mock =
        stateful === null ? strictMocker(preferences) : statefulMocker(stateful, preferences);
      const instance = createInstance(config(request), { logger, mock });
      const outcome = await instance.request(input(request), operations, config(request))();
      if (outcome._tag === 'Left') throw fromPrismError(outcome.left);
      const { statusCode, headers = {}, body } = outcome.right.output;
      return { status: statusCode, headers: singleValues(headers), body };
    },
  };
}

function updateOf(
  { updates }: Contract,
  operation: { readonly method: string; readonly path: string },
): SettingsUpdate | null {
  const same = updates.find(
    ({ method, path }) => method === operation.method && path === operation.path,
  );
  return same ?? null;
}

/** A new object each time, since Prism's mocker writes into it. */
function config({ accept, preferences }: PrismRequest): IHttpConfig {
  const { code, example, seed, dynamic } = preferences;
  // An error may be told in a media type that the client did not list (RFC 9110 section 12.5.1).
  const mediaTypes = code !== undefined && code >= 400 ? ['*/*'] : accept;
  return {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    mock: {
      dynamic,
      ...(code !== undefined && { code }),
      ...(example !== undefined && { exampleKey: example }),
      ...(seed !== undefined && { seed }),
      ...(mediaTypes !== undefined && { mediaTypes: [...mediaTypes] }),
    },
  };
}

function input({ method, path, query, headers, body }: PrismRequest): IHttpRequest {
  const known = methods.find(name => name === method.toLowerCase());
  // `accept` has been read already, more leniently than Prism would.
  const { accept, ...others } = headers;
  return {
    method: known ?? 'get',
    url: {
      path,
      query: Object.fromEntries(
        [...new Set(query.keys())].map(name => {
          const [first = '', ...more] = query.getAll(name);
          return [name, more.length === 0 ? first : [first, ...more]];
        }),
      ),
    },
    headers: others,
    body,
  };
}

/** Prism leaves a header that it finds no example for as null. */
function singleValues(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, String(value)]],
    ),
  );
}
