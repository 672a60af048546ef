import type {
  IHttpConfig,
  IHttpRequest,
  IHttpResponse,
  PrismHttpComponents,
} from '@stoplight/prism-http';
import type { Answer } from './answer.ts';
import { describedHeaders } from './described-headers.ts';
import { isJsonMediaType } from './json-media-type.ts';
import { isPlain, noPreferences } from './preferences.ts';
import { createInstance } from './prism-instance.ts';
import {
  errorsAmong,
  fromPrismError,
  fromViolations,
  type PrismViolation,
} from './prism-problems.ts';
import type { AnswerByPrism, PrismRequest } from './prism-request.ts';
import { type Resource, sidesOf } from './prism-resource.ts';
import { createNegotiated, rememberingMocker } from './remembering-mocker.ts';
import { type Mocker, refusing, strictMocker } from './strict-mocker.ts';

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
  const { resource, method, isAnnotated, logger } = operation;
  const { callbacks = [] } = resource;
  const { inward, outward } = sidesOf(resource);
  const checks = {
    checkSecurity: !isAnnotated,
    validateRequest: !isAnnotated || takesMoreThanBody(resource),
  };
  const known = createNegotiated();
  const strict = strictMocker(noPreferences);
  // Callbacks are sent, and what is not checked here is checked by Prism, for each request.
  const plain = callbacks.length > 0 ? strict : rememberingMocker(strict, known);
  const isAskedEachTime = checks.checkSecurity || checks.validateRequest;
  const checked = isAnnotated ? withoutBody(inward) : inward;
  const route: Components['route'] = () => ({ _tag: 'Right', right: checked });

  return async request => {
    const { accept, preferences } = request;
    const isByDocument = isPlain(preferences);
    const remembered = isAskedEachTime || !isByDocument ? undefined : known.get(accept);
    if (remembered !== undefined) return answerOf(successOf(remembered), []);
    const negotiate = isByDocument ? plain : strictMocker(preferences);
    const mock = outwards(isAnnotated ? refusing(negotiate) : negotiate, outward);
    const instance = createInstance(config(request, checks), { logger, route, mock });
    const sent = input(method, isAnnotated ? bodiless(request) : request);
    const { output, validations } = successOf(await instance.request(sent, [])());
    return answerOf(output, errorsAmong(readable(sent, validations.input)));
  };
}

type Outcome<Success> =
  | { readonly _tag: 'Left'; readonly left: Error }
  | { readonly _tag: 'Right'; readonly right: Success };

function successOf<Success>(outcome: Outcome<Success>): Success {
  if (outcome._tag === 'Left') throw fromPrismError(outcome.left);
  return outcome.right;
}

function answerOf(
  { statusCode, headers = {}, body }: IHttpResponse,
  violations: readonly PrismViolation[],
): Answer {
  return {
    status: statusCode,
    headers: headersOf(headers, body),
    body,
    ...(violations.length > 0 && { problem: fromViolations(violations).problem }),
  };
}

function outwards(mock: Mocker, resource: Resource): Mocker {
  return options => {
    const { data, validations } = options.input;
    return mock({
      ...options,
      resource,
      input: { data, validations: readable(data, validations) },
    });
  };
}

/** A body that is no JSON, such as XML, comes as a text, of which a schema of another type tells nothing. */
function readable<Violation extends PrismViolation>(
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

/** The mock has looked at the body by the contract, of which Prism knows less. */
function withoutBody({ request = {}, ...resource }: Resource): Resource {
  const { body, ...others } = request;
  return { ...resource, request: others };
}

function bodiless({ headers, ...request }: PrismRequest): PrismRequest {
  const {
    'content-type': mediaType,
    'content-length': length,
    'transfer-encoding': coding,
    ...others
  } = headers;
  return { ...request, headers: others, body: undefined };
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
