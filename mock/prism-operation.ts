import type { IncomingHttpHeaders } from 'node:http';
import {
  createInstance,
  type IHttpConfig,
  type IHttpRequest,
  type PrismHttpComponents,
} from '@stoplight/prism-http';
import { type Accepted, negotiatedOnce } from './accepted-media-types.ts';
import type { Answer } from './answer.ts';
import { describedHeaders } from './described-headers.ts';
import { isJsonMediaType } from './json-media-type.ts';
import { plainMocker } from './plain-mocker.ts';
import { isPlain, type Preferences } from './preferences.ts';
import {
  errorsAmong,
  fromPrismError,
  fromViolations,
  type PrismViolation,
} from './prism-problems.ts';
import { type Resource, sidesOf } from './prism-resource.ts';
import { type Mocker, refusing, strictMocker } from './strict-mocker.ts';

export interface PrismRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly accept: Accepted;
  readonly body: unknown;
  readonly preferences: Preferences;
}

/** Rejects with a ProblemResponse when Prism refuses the request. */
export type AnswerByPrism = (request: PrismRequest) => Promise<Answer>;

type Components = PrismHttpComponents;

export interface PrismOperation {
  readonly resource: Resource;
  readonly method: IHttpRequest['method'];
  /** Whether the mock has checked key and body of a request itself. */
  readonly isAnnotated: boolean;
  readonly logger: Components['logger'];
}

/** How Prism answers one operation, once a request has been found to be for it. */
export function prismOperation(operation: PrismOperation): AnswerByPrism {
  const { resource, isAnnotated } = operation;
  const negotiate = negotiating(operation);
  // Callbacks are sent, and what is not the body is checked, for each request.
  const { callbacks = [] } = resource;
  if (!isAnnotated || callbacks.length > 0 || takesMoreThanBody(resource)) return negotiate;
  const once = negotiatedOnce<Promise<Answer>>();
  return request => {
    const negotiated = () => negotiate(request);
    return isPlain(request.preferences) ? once(request.accept, negotiated) : negotiated();
  };
}

function negotiating({ resource, method, isAnnotated, logger }: PrismOperation): AnswerByPrism {
  const { inward, outward } = sidesOf(resource);
  const plain = plainMocker(resource);
  const checks = {
    checkSecurity: !isAnnotated,
    validateRequest: !isAnnotated || takesMoreThanBody(resource),
  };
  const route: Components['route'] = () => ({ _tag: 'Right', right: inward });
  return async request => {
    const { preferences } = request;
    const negotiate = isPlain(preferences) ? plain : strictMocker(preferences);
    const mock = outwards(isAnnotated ? refusing(negotiate) : negotiate, outward);
    const instance = createInstance(config(request, checks), { logger, route, mock });
    const sent = input(method, request);
    const outcome = await instance.request(sent, [])();
    if (outcome._tag === 'Left') throw fromPrismError(outcome.left);
    const { output, validations } = outcome.right;
    const { statusCode, headers = {}, body } = output;
    const violations = errorsAmong(known(sent, validations.input));
    return {
      status: statusCode,
      headers: headersOf(headers, body),
      body,
      ...(violations.length > 0 && { problem: fromViolations(violations).problem }),
    };
  };
}

function outwards(mock: Mocker, resource: Resource): Mocker {
  return options => {
    const { data, validations } = options.input;
    return mock({ ...options, resource, input: { data, validations: known(data, validations) } });
  };
}

/** A body that is no JSON, such as XML, comes as a text, of which a schema of another type tells nothing. */
function known<Violation extends PrismViolation>(
  { headers = {}, body }: Pick<IHttpRequest, 'headers' | 'body'>,
  violations: readonly Violation[],
): Violation[] {
  const isUnread = typeof body === 'string' && !isJsonMediaType(headers['content-type'] ?? '');
  return violations.filter(
    ({ path, code }) => !isUnread || code !== 'type' || path?.join() !== 'body',
  );
}

/** What has no body has no media type either. */
function headersOf(headers: Readonly<Record<string, unknown>>, body: unknown) {
  const { 'Content-type': mediaType, ...others } = headers;
  return describedHeaders(body === undefined ? others : headers);
}

function takesMoreThanBody({ request = {} }: Resource): boolean {
  const { path = [], query = [], headers = [], cookie = [] } = request;
  return path.length + query.length + headers.length + cookie.length > 0;
}

/** A new object each time, since Prism's mocker writes into it. */
function config(
  { accept, preferences }: PrismRequest,
  checks: Pick<IHttpConfig, 'checkSecurity' | 'validateRequest'>,
): IHttpConfig {
  const { code, example, seed, dynamic } = preferences;
  // An error may be told in a media type that the client did not list (RFC 9110 section 12.5.1).
  const mediaTypes = code !== undefined && code >= 400 ? ['*/*'] : accept;
  return {
    isProxy: false,
    ...checks,
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
    headers: Object.fromEntries(
      Object.entries(others).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ),
    body,
  };
}
