/** `fetch`, to which an address without a host is one of the mock. */
export type InProcessFetch = (
  input: string | URL | Request,
  init?: RequestInit,
) => Promise<Response>;

/** What the mock is called by where an address names no host: this machine, and nothing listens there. */
const inProcessOrigin = 'http://localhost';

/** Statuses whose answers have no body (Fetch standard, "null body status"). */
const withoutBody: readonly number[] = [204, 205, 304];

/** What a call asks, with its body, all of it; rejects where it is given up before that is known. */
export async function calledWith(
  ...[input, init]: Parameters<InProcessFetch>
): Promise<{ readonly request: Request; readonly body: Uint8Array<ArrayBuffer> }> {
  const request = new Request(
    typeof input === 'string' ? new URL(input, inProcessOrigin) : input,
    init,
  );
  const body = new Uint8Array(await request.arrayBuffer());
  request.signal.throwIfAborted();
  return { request, body };
}

/** What a request line has of a URL (RFC 9112 section 3.2.1). */
export function targetOf({ url }: Request): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** The header fields of a request with this body, each once, its values joined. */
export function fieldsOf(
  { headers, method }: Request,
  { byteLength }: Uint8Array,
): Record<string, string> {
  const hasLength = byteLength > 0 || !/^(GET|HEAD|OPTIONS)$/.test(method);
  return {
    ...Object.fromEntries(headers),
    // Whoever calls is of this process, by whatever name of somebody else's it calls.
    host: new URL(inProcessOrigin).host,
    ...(hasLength && { 'content-length': String(byteLength) }),
  };
}

/** Whether an answer of this status can have a body. */
export function hasBody({ method }: Request, status: number): boolean {
  return method !== 'HEAD' && !withoutBody.includes(status);
}
