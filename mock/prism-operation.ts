import {
  createInstance,
  type IHttpConfig,
  type IHttpRequest,
  type PrismHttpComponents,
} from '@stoplight/prism-http';
import type { Answer } from './answer.ts';
import { plainMocker } from './plain-mocker.ts';
import { isPlain, type Preferences } from './preferences.ts';
import { fromPrismError } from './prism-problems.ts';
import { type StatefulRequest, statefulMocker, strictMocker } from './stateful-mocker.ts';

export interface PrismRequest {
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

/** Rejects with a ProblemResponse when Prism refuses the request. */
export type AnswerByPrism = (request: PrismRequest) => Promise<Answer>;

type Components = PrismHttpComponents;
type Resource = Parameters<Components['route']>[0]['resources'][number];

export interface PrismOperation {
  readonly resource: Resource;
  readonly method: IHttpRequest['method'];
  readonly logger: Components['logger'];
}

/** How Prism answers one operation, once a request has been found to be for it. */
export function prismOperation({ resource, method, logger }: PrismOperation): AnswerByPrism {
  const plain = plainMocker(resource);
  const takesMore = takesMoreThanBody(resource);
  const route: Components['route'] = () => ({ _tag: 'Right', right: resource });
  return async request => {
    const { stateful, preferences } = request;
    const negotiate = isPlain(preferences) ? plain : strictMocker(preferences);
    const mock = stateful === null ? negotiate : statefulMocker(stateful, preferences, negotiate);
    // The contract's own validator has checked the body of a stateful request.
    const instance = createInstance(config(request, stateful === null || takesMore), {
      logger,
      route,
      mock,
    });
    const outcome = await instance.request(input(method, request), [])();
    if (outcome._tag === 'Left') throw fromPrismError(outcome.left);
    const { statusCode, headers = {}, body } = outcome.right.output;
    return { status: statusCode, headers: singleValues(headers), body };
  };
}

function takesMoreThanBody({ request = {} }: Resource): boolean {
  const { path = [], query = [], headers = [], cookie = [] } = request;
  return path.length + query.length + headers.length + cookie.length > 0;
}

/** A new object each time, since Prism's mocker writes into it. */
function config(
  { accept, preferences, stateful }: PrismRequest,
  validateRequest: boolean,
): IHttpConfig {
  const { code, example, seed, dynamic } = preferences;
  // An error may be told in a media type that the client did not list (RFC 9110 section 12.5.1).
  const mediaTypes = code !== undefined && code >= 400 ? ['*/*'] : accept;
  return {
    isProxy: false,
    checkSecurity: stateful?.leak.admitsAnyone !== true,
    validateRequest,
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

function input(
  method: IHttpRequest['method'],
  { path, query, headers, body }: PrismRequest,
): IHttpRequest {
  // `accept` has been read already, more leniently than Prism would.
  const { accept, ...others } = headers;
  return {
    method,
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
