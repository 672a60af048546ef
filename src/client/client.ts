import createFetchClient, {
  type Client as FetchClient,
  type MethodResponse,
  type ParamsOption,
  type RequestOptions,
} from 'openapi-fetch';
import type { paths, webhooks } from '../generated/openapi.ts';
import { type Answer, readAnswer } from './answer.ts';
import type { Exactly, Exclusive } from './strict.ts';

/** Where the API is, and who calls it. */
export interface ClientOptions {
  /** Address of the API, without a path of the contract. */
  readonly baseUrl: string;
  /** The key that names the tenant; sent as the header `apiKey`. */
  readonly apiKey: string;
  /** Stands in for the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** An address of the contract that takes a POST. */
export type Path = {
  [At in keyof paths]: paths[At] extends { post: object } ? At : never;
}[keyof paths];

/** What a request to the address may carry. */
export type RequestBody<At extends Path> = Exclusive<
  NonNullable<RequestOptions<paths[At]['post']>['body']>
>;

/** What the address answers with. */
export type ResponseBody<At extends Path> = Exclusive<
  MethodResponse<FetchClient<paths>, 'post', At>
>;

/** The payload of an event, by its name under `webhooks:` in the document. */
export type EventPayload<Name extends keyof webhooks> = NonNullable<
  RequestOptions<webhooks[Name]['post']>['body']
>;

/** What else a call may say. Redirects are not its choice: see {@link createClient}. */
export type CallOptions<At extends Path> = Omit<RequestInit, 'body' | 'method' | 'redirect'> &
  ParamsOption<paths[At]['post']>;

/** A typed client for one tenant; addresses, bodies and answers are those of the contract. */
export interface Client {
  POST<At extends Path, const Body extends RequestBody<At>>(
    path: At,
    options: CallOptions<At> & { readonly body: Body & Exactly<RequestBody<At>, Body> },
  ): Promise<Answer<ResponseBody<At>>>;
}

/**
 * Creates a client. A call resolves to `data` or, for every other answer, to `error`, which is always
 * a problem; it rejects only where `fetch` does, when there is no answer or it breaks off.
 *
 * No redirect is followed, to any place: `fetch` would take the key along, to another origin as well.
 * It comes back as the error `redirect-not-followed`, with the origin that it leads to.
 *
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
export function createClient({ baseUrl, apiKey, fetch }: ClientOptions): Client {
  refuseUnsendable(apiKey);
  const client = createFetchClient<AnyPaths>({
    baseUrl,
    headers: { apiKey },
    ...(fetch && { fetch }),
  });
  return {
    async POST(path, options) {
      const { error, response } = await client.POST(path, {
        ...options,
        redirect: 'manual',
        parseAs: 'stream',
      });
      return readAnswer(baseUrl, response, error);
    },
  };
}

/** Which bodies go where is the business of {@link Client}. */
interface AnyPaths {
  [path: string]: {
    post: {
      requestBody: { content: { 'application/json': unknown } };
      responses: { 200: { content: { 'application/json': unknown } } };
    };
  };
}

/** The error of `Headers` itself shows the value that it refuses. */
function refuseUnsendable(apiKey: string): void {
  try {
    new Headers({ apiKey });
  } catch {
    throw new TypeError('The apiKey has characters that no HTTP header can carry.');
  }
}
