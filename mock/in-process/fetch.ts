import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request as requestFrom,
  type ServerResponse,
} from 'node:http';
import { type Duplex, duplexPair, Readable } from 'node:stream';
import { calledWith, fieldsOf, hasBody, type InProcessFetch, targetOf } from './web-request.ts';

/**
 * Calls a listener of Node's `http` as `fetch` does, by a pair of streams in place of a connection: Node's own
 * parser and writer stand on both ends, so what goes through is what would on a socket.
 */
export function fetchFrom(listener: RequestListener): InProcessFetch {
  return async (...call) => {
    const { request, body } = await calledWith(...call);
    const connection = connect(listener);
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const sent = requestFrom({
      method: request.method,
      path: targetOf(request),
      headers: fieldsOf(request, body),
      createConnection: () => connection.client,
    });
    const abort = () => {
      reject(request.signal.reason);
      sent.destroy();
    };
    request.signal.addEventListener('abort', abort, { once: true });
    // In the words of Node's own `fetch`.
    sent.on('error', cause => reject(new TypeError('fetch failed', { cause })));
    sent.on('response', answer => {
      responseOf(answer, request, connection).then(resolve, reject);
    });
    sent.end(body);
    return promise.finally(() => request.signal.removeEventListener('abort', abort));
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
  request: Request,
  { isWritten, closed }: Connection,
): Promise<Response> {
  const { statusCode: status = 0, statusMessage: statusText = '' } = answer;
  // The head comes while the server is still within the call that writes all of the answer.
  await Promise.resolve();
  const whole = isWritten() ? Buffer.concat(await answer.toArray()) : null;
  if (whole !== null) await closed;
  const response = new Response(
    hasBody(request, status) ? (whole ?? Readable.toWeb(answer)) : null,
    {
      status,
      statusText,
      headers: headersOf(answer),
    },
  );
  return Object.defineProperty(response, 'url', { value: request.url, configurable: true });
}

/** Each field by itself, since several `Set-Cookie` cannot be joined (RFC 9110 section 5.3). */
function headersOf({ headersDistinct }: IncomingMessage): [string, string][] {
  return Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
}
