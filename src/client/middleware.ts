import type { CallParameters } from './address.ts';

/** What middleware is told of a call. */
export interface MiddlewareCall {
  /** With the credentials in it: nothing to be logged whole. */
  readonly request: Request;
  /** The address as the document has it, with the names of its parameters in braces. */
  readonly schemaPath: string;
  readonly params: CallParameters;
  /** Another one for each call. */
  readonly id: string;
  readonly options: { readonly baseUrl: string };
}

/** Middleware that has nothing to say may have no `return` at all. */
// biome-ignore lint/suspicious/noConfusingVoidType: an async function without one gives Promise<void>
type Awaitable<T> = T | undefined | void | Promise<T | undefined | void>;

/**
 * Code that sees every call, of the same shape as for openapi-fetch. Requests pass in the order of
 * `use`, and responses and errors in the opposite one. A call that is sent again passes once.
 */
export interface Middleware {
  /** May give another request, or a response in place of sending it. */
  readonly onRequest?: (call: MiddlewareCall) => Awaitable<Request | Response>;
  /** May give another response. */
  readonly onResponse?: (
    call: MiddlewareCall & { readonly response: Response },
  ) => Awaitable<Response>;
  /** Sees what `fetch` rejects with. May give a response in its place, or another error. */
  readonly onError?: (
    call: MiddlewareCall & { readonly error: unknown },
  ) => Awaitable<Response | Error>;
}

/** Sends a request through all of them. */
export async function through(
  middleware: readonly Middleware[],
  call: MiddlewareCall,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  let { request } = call;
  for (const { onRequest } of middleware) {
    const given = await onRequest?.({ ...call, request });
    if (given instanceof Response) return given;
    if (given instanceof Request) request = given;
  }
  const inward = middleware.toReversed();
  const sent = { ...call, request };
  let response = await send(request).catch(error => recovered(inward, sent, error));
  for (const { onResponse } of inward)
    response = (await onResponse?.({ ...sent, response })) ?? response;
  return response;
}

async function recovered(
  inward: readonly Middleware[],
  call: MiddlewareCall,
  thrown: unknown,
): Promise<Response> {
  let error = thrown;
  for (const { onError } of inward) {
    const given = await onError?.({ ...call, error });
    if (given instanceof Response) return given;
    error = given ?? error;
  }
  throw error;
}
