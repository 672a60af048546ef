import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '../../../src/http/listen.ts';
import type { Server } from '../../runner/tool.ts';
import type { Answer } from './answer.ts';

/** Changes an answer of an operation; null leaves it as it is. */
export type Mutate = (operation: string, answer: Answer) => Answer | null;

/** An operation and the addresses that its answers come from. */
export interface Addressed {
  readonly operation: string;
  readonly method: string;
  /** Of the request, without its query. */
  readonly isAt: (path: string) => boolean;
}

/** How a message is framed is not for a mutant to say: Node does it anew. */
const framing = ['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'date'];

/** A reverse proxy that changes what the server answers. */
export async function startMutatingProxy(
  upstream: Server,
  operations: readonly Addressed[],
  mutate: Mutate,
): Promise<Server & AsyncDisposable> {
  const { url, stop } = await listen(
    (incoming, outgoing) => {
      forward(incoming, outgoing, upstream.url, answer => {
        const operation = operationOf(operations, incoming);
        return (operation === null ? null : mutate(operation, answer)) ?? answer;
      });
    },
    { host: '127.0.0.1', port: 0 },
  );
  const moved = (address: string) => url + address.slice(upstream.url.length);
  return {
    ...upstream,
    url,
    ...(upstream.adminUrl !== undefined && { adminUrl: moved(upstream.adminUrl) }),
    [Symbol.asyncDispose]: stop,
  };
}

/** By its address and method; a method that the address lacks belongs to the first operation there. */
function operationOf(
  operations: readonly Addressed[],
  { url = '', method }: IncomingMessage,
): string | null {
  const [path = ''] = url.split('?');
  const here = operations.filter(({ isAt }) => isAt(path));
  return (here.find(operation => operation.method === method) ?? here[0])?.operation ?? null;
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  upstream: string,
  change: (answer: Answer) => Answer,
): void {
  const { hostname, port } = new URL(upstream);
  const call = request({
    hostname,
    port,
    method: incoming.method,
    path: incoming.url,
    headers: incoming.rawHeaders,
    setHost: false,
    agent: false,
  });
  call.on('response', async response => {
    const { status, headers, text } = change(await toAnswer(response));
    outgoing.writeHead(status, headers);
    outgoing.end(text);
  });
  // A server may answer before it has read everything, and close.
  call.on('error', () => {
    if (!outgoing.headersSent) outgoing.destroy();
  });
  incoming.pipe(call);
}

async function toAnswer(response: IncomingMessage): Promise<Answer> {
  const text = (await buffer(response)).toString('utf8');
  const fields = Object.entries(response.headersDistinct).flatMap(([name, values = []]) =>
    framing.includes(name) ? [] : [[name, values.join(', ')] as const],
  );
  return {
    status: response.statusCode ?? 502,
    headers: Object.fromEntries(fields),
    text,
    json: parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
