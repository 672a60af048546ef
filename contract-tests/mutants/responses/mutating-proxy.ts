import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from '../../../src/http/listen.ts';
import { pathOf } from '../../../src/http/path-of.ts';
import type { Server } from '../../runner/tool.ts';
import { forward } from '../../servers/forward.ts';
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
      const operation = operationOf(operations, incoming);
      forward(incoming, outgoing, upstream.url, async response => {
        const answer = await toAnswer(response);
        const mutated = operation === null ? null : mutate(operation, answer);
        const { status, headers, text } = mutated ?? answer;
        outgoing.writeHead(status, headers).end(text);
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
function operationOf(operations: readonly Addressed[], incoming: IncomingMessage): string | null {
  const path = pathOf(incoming);
  const here = operations.filter(({ isAt }) => isAt(path));
  return (here.find(({ method }) => method === incoming.method) ?? here[0])?.operation ?? null;
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
