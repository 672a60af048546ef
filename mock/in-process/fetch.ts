import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request as requestOf,
  type ServerResponse,
} from 'node:http';
import { type Duplex, duplexPair, Readable } from 'node:stream';

/** `fetch`, to which an address without a host is one of the mock. */
export type InProcessFetch = (
  input: string | URL | Request,
  init?: RequestInit,
) => Promise<Response>;

/** What the mock is called by where an address names no host: this machine, and nothing listens there. */
const inProcessOrigin = 'http://localhost';

/** Statuses whose answers have no body (Fetch standard, "null body status"). */
const withoutBody: readonly number[] = [204, 205, 304];

/**
 * Calls a listener of Node's `http` as `fetch` does, by a pair of streams in place of a connection: Node's own
 * parser and writer stand on both ends, so what goes through is what would on a socket.
 */
export function fetchFrom(listener: RequestListener): InProcessFetch {
  return async (input, init) => {
    const request = new Request(absolute(input), init);
    request.signal.throwIfAborted();
    const body = Buffer.from(await request.arrayBuffer());
    const connection = connect(listener);
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const { pathname, search } = new URL(request.url);
    const call = requestOf({
      method: request.method,
      path: pathname + search,
      headers: fieldsOf(request, body),
      createConnection: () => connection.client,
    });
    const abort = () => {
      reject(request.signal.reason);
      call.destroy();
    };
    request.signal.addEventListener('abort', abort, { once: true });
    // In the words of Node's own `fetch`.
    call.on('error', cause => reject(new TypeError('fetch failed', { cause })));
    call.on('response', answer => {
      responseOf(answer, request, connection).then(resolve, reject);
    });
    call.end(body);
    return promise.finally(() => request.signal.removeEventListener('abort', abort));
  };
}

function absolute(input: string | URL | Request): URL | Request {
  return typeof input === 'string' ? new URL(input, inProcessOrigin) : input;
}

function fieldsOf({ headers, method }: Request, { byteLength }: Buffer): Record<string, string> {
  const hasLength = byteLength > 0 || !/^(GET|HEAD|OPTIONS)$/.test(method);
  return {
    ...Object.fromEntries(headers),
    // Whoever calls is of this process, by whatever name of somebody else's it calls.
    host: new URL(inProcessOrigin).host,
    ...(hasLength && { 'content-length': String(byteLength) }),
  };
}

/** A connection of one request. */
interface Connection {
  readonly client: Duplex;
  /** Whether the server has written all of its answer. */
  isWritten(): boolean;
  /** When whoever listens to what becomes of the answer has heard of its end. */
  readonly closed: Promise<void>;
}

function connect(listener: RequestListener): Connection {
  let answer: ServerResponse | undefined;
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    answer = response;
    listener(request, response);
    response.on('close', close);
  });
  const [client, side] = duplexPair();
  client.on('close', () => side.destroy());
  // A socket's own, of which streams know nothing: the client hears of it in the words of the system.
  const resetAndDestroy = () => {
    client.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
    side.destroy();
  };
  server.emit('connection', Object.assign(side, { resetAndDestroy }));
  return { client, isWritten: () => answer?.writableEnded !== false, closed };
}

/** An answer that is written is whole, and has come to its end where it came from; any other is a stream. */
async function responseOf(
  answer: IncomingMessage,
  { method, url }: Request,
  { isWritten, closed }: Connection,
): Promise<Response> {
  const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
  const hasBody = method !== 'HEAD' && !withoutBody.includes(status);
  // The head comes while the server is still within the call that writes all of the answer.
  await Promise.resolve();
  const whole = isWritten() ? Buffer.concat(await answer.toArray()) : null;
  if (whole !== null) await closed;
  const response = new Response(hasBody ? (whole ?? Readable.toWeb(answer)) : null, {
    status,
    statusText,
    headers: headersOf(answer),
  });
  return Object.defineProperty(response, 'url', { value: url, configurable: true });
}

/** Each field by itself, since several `Set-Cookie` cannot be joined (RFC 9110 section 5.3). */
function headersOf({ headersDistinct }: IncomingMessage): [string, string][] {
  return Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
}
