import * as http from 'node:http';
import * as https from 'node:https';
import { createConnections } from './connections.ts';
import type { HttpResponse } from './exchange.ts';

export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
  /** Called before the request is sent another time because a connection was lost. */
  readonly onRepeat?: () => void;
}

/** Sends requests and brings answers; a redirect is an answer like any other. */
export interface HttpClient {
  send(request: WireRequest): Promise<HttpResponse>;
  /** How many connections were lost so far, whether a request was lost with them or not. */
  readonly losses: number;
  close(): void;
}

/** An answer larger than this is no settings view. */
const largestAnswer = 8 * 1024 * 1024;

export function createHttpClient(timeoutMs: number): HttpClient {
  const connections = createConnections();
  return {
    send: request => {
      const options = {
        method: request.method,
        headers: { ...request.headers, ...length(request.body) },
        agent: connections.agent(request.url),
        signal: AbortSignal.timeout(request.timeoutMs ?? timeoutMs),
      };
      const open = request.url.protocol === 'https:' ? https.request : http.request;
      return new Promise((resolve, reject) => {
        let answered = false;
        const call = open(request.url, options, answer => {
          answered = true;
          receive(answer).then(resolve, reject);
        });
        // A server may answer and close before it has read the whole body (RFC 9112 section 9.6): the
        // answer counts, whatever became of the rest of the request.
        call.on('error', error => {
          if (answered) return;
          if (call.reusedSocket) connections.keptInVain();
          reject(error);
        });
        call.end(request.body);
      });
    },
    get losses() {
      return connections.losses;
    },
    close: connections.close,
  };
}

function length(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}

async function receive(answer: http.IncomingMessage): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.length;
    if (size > largestAnswer) throw new Error('the answer is larger than 8 MiB');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    status: answer.statusCode ?? 0,
    headers: joined(answer.headersDistinct),
    text,
    json: parse(text),
  };
}

function joined(fields: NodeJS.Dict<string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [name, (values ?? []).join(', ')]),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
