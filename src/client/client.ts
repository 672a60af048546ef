import createFetchClient, { type Client as FetchClient, type Middleware } from 'openapi-fetch';
import type { components, paths } from '../generated/openapi.ts';
import { asProblemResponse } from './problem-response.ts';

/** A problem as the contract describes it (RFC 9457). */
export type Problem = components['schemas']['Problem'];

export interface ClientOptions {
  /** Address of the API, without a path of the contract. */
  readonly baseUrl: string;
  /** The key that names the tenant; sent as the header `apiKey`. */
  readonly apiKey: string;
  /** Stands in for the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A typed client for one tenant; addresses, bodies and answers are those of the contract. */
export type Client = Pick<FetchClient<paths>, 'POST'>;

/**
 * Creates a client. A call resolves to `data` or, for every other answer, to `error`, which is always
 * a problem; it rejects only where `fetch` does, when there is no answer at all.
 *
 * @example
 * const client = createClient({ baseUrl: 'http://127.0.0.1:4010', apiKey: 'demo' });
 * const { data, error } = await client.POST('/webhooks', {
 *   body: { webhooks: { start: { status: true, url: 'https://example.com/started' } } },
 * });
 * if (error) console.error(error.title, error.errors);
 * else console.log(data.webhook.start.url);
 */
export function createClient({ baseUrl, apiKey, fetch }: ClientOptions): Client {
  const client = createFetchClient<paths>({
    baseUrl,
    headers: { apiKey },
    ...(fetch && { fetch }),
  });
  client.use(problems);
  return client;
}

const problems: Middleware = { onResponse: ({ response }) => asProblemResponse(response) };
