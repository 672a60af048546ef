import type { paths } from '../generated/openapi.ts';
import type { QuerySerializer } from './address.ts';
import { readAnswer, type WithoutContent } from './answer.ts';
import { type Credential, carry } from './authentication.ts';
import type { Call } from './call.ts';
import { type Middleware, through } from './middleware.ts';
import type { Method, NoContent } from './operation.ts';
import { requestFor } from './request.ts';
import { type RetryOptions, sendAgain } from './retry.ts';

/** Where the API is, who calls it, and how patiently. */
export type ClientOptions<Paths = paths> = ConnectionOptions &
  (
    | {
        /** The key that names the tenant; sent as the header `apiKey`. */
        readonly apiKey: string;
        readonly authentication?: never;
      }
    | {
        /** What else the document's `security` asks for; all of these are sent, none where the list is empty. */
        readonly authentication: Credential | readonly Credential[];
        readonly apiKey?: never;
      }
  ) &
  (keyof NoContent<Paths> extends never
    ? { readonly noContent?: never }
    : {
        /** The operations whose success may have no content, by method and address; for those, `data` is null. */
        readonly noContent: NoContent<Paths>;
      });

interface ConnectionOptions {
  /** Address of the API, without a path of the contract. */
  readonly baseUrl: string;
  /** Stands in for the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Milliseconds that a call may take, its body and what is sent again included; no end unless given. */
  readonly timeoutMs?: number;
  readonly retry?: RetryOptions;
  /** Writes queries that are in another style than OpenAPI's own defaults. */
  readonly querySerializer?: QuerySerializer;
}

/**
 * A typed client for one tenant; addresses, bodies and answers are those of the contract. `Paths` is
 * the interface that openapi-typescript writes for another document.
 */
export interface Client<Paths = paths> {
  readonly GET: Call<Paths, 'get'>;
  readonly PUT: Call<Paths, 'put'>;
  readonly POST: Call<Paths, 'post'>;
  readonly DELETE: Call<Paths, 'delete'>;
  readonly OPTIONS: Call<Paths, 'options'>;
  readonly HEAD: Call<Paths, 'head'>;
  readonly PATCH: Call<Paths, 'patch'>;
  /** Lets every later call pass through these. */
  use(...middleware: readonly Middleware[]): void;
  /** Ends what `use` began. */
  eject(...middleware: readonly Middleware[]): void;
}

/**
 * Creates a client. A call resolves to `data` or, for every other answer, to `error`, which is always
 * a problem; it rejects only where there is no answer or it breaks off: with what `fetch` rejects with, the
 * reason of the call's `signal`, or a `TimeoutError`.
 *
 * No redirect is followed, to any place: `fetch` would take the key along, to another origin as well.
 * It comes back as the error `redirect-not-followed`, with the origin that it leads to.
 *
 * A 429 or a 503 that says when to come back is waited for and sent again, twice and for five seconds
 * at most unless `retry` says otherwise.
 *
 * @throws {TypeError} for credentials that cannot be sent.
 * @example
 * import { createClient } from 'holdfast/client';
 *
 * const client = createClient({ baseUrl: 'http://127.0.0.1:4010', apiKey: 'demo' });
 * const { data, error } = await client.POST('/webhooks', {
 *   body: { webhooks: { start: { status: true, url: 'https://example.com/started' } } },
 * });
 * if (error) console.error(error.title, error.errors);
 * else console.log(data.webhook.start.url);
 */
export function createClient<Paths extends object = paths>(
  options: ClientOptions<Paths>,
): Client<Paths> {
  const { baseUrl, timeoutMs, querySerializer, retry, fetch = globalThis.fetch } = options;
  const credentials = carry(credentialsOf(options));
  const defaults = { baseUrl, credentials, timeoutMs, querySerializer };
  const withoutContent = new Map<string, WithoutContent>(Object.entries(options.noContent ?? {}));
  const middleware: Middleware[] = [];

  const attempt = async (request: Request): Promise<Response> => {
    const { signal } = request;
    signal.throwIfAborted();
    // Middleware may have made a request of its own, and another fetch may know of no signal.
    const sent =
      request.redirect === 'manual' ? request : new Request(request, { redirect: 'manual' });
    return untilAborted(signal, fetch(sent));
  };
  const call = <Taken extends Method>(method: Taken): Call<Paths, Taken> => {
    const name = method.toUpperCase();
    return async (path, ...[given = {}]) => {
      const request = requestFor(defaults, name, path, given);
      const { params = {} } = given;
      const id = Math.random().toString(36).slice(2);
      const told = { request, schemaPath: path, params, id, options: { baseUrl } };
      const response = await through(middleware, told, last => sendAgain(last, attempt, retry));
      const text = await untilAborted(request.signal, response.text());
      const mayLack = method === 'head' ? 'always' : withoutContent.get(`${name} ${path}`);
      return { ...readAnswer(request.url, response, text, mayLack ?? 'never'), response };
    };
  };
  return {
    GET: call('get'),
    PUT: call('put'),
    POST: call('post'),
    DELETE: call('delete'),
    OPTIONS: call('options'),
    HEAD: call('head'),
    PATCH: call('patch'),
    use: (...added) => void middleware.push(...added),
    eject: (...removed) => {
      for (const one of removed) {
        const at = middleware.indexOf(one);
        if (at >= 0) middleware.splice(at, 1);
      }
    },
  };
}

function credentialsOf({
  apiKey,
  authentication = [],
}: Pick<ClientOptions<object>, 'apiKey' | 'authentication'>): readonly Credential[] {
  if (apiKey !== undefined)
    return [{ kind: 'api-key', in: 'header', name: 'apiKey', value: apiKey }];
  return 'kind' in authentication ? [authentication] : authentication;
}

/** What there is, unless the signal is aborted before; a `fetch` of the caller may not look at it. */
function untilAborted<T>(signal: AbortSignal, pending: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    pending.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
