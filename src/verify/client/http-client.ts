import * as http from 'node:http';
import * as https from 'node:https';
import { createConnections, type Proxies } from './connections.ts';
import { decodedBody } from './decoded-body.ts';
import type { HttpResponse } from './exchange.ts';
import { RunEnded } from './target-unreachable.ts';

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

/**
 * Every request has its deadline, for the whole of the answer, and every answer its bound. Once the run
 * is to end, so is what is under way, and nothing more is sent.
 */
export function createHttpClient(
  timeoutMs: number,
  end?: AbortSignal,
  proxies?: Proxies,
): HttpClient {
  const connections = createConnections(proxies);
  return {
    send: async request => {
      if (end?.aborted) throw new RunEnded();
      const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>();
      const call = (request.url.protocol === 'https:' ? https : http).request(request.url, {
        method: request.method,
        headers: { ...request.headers, ...length(request.body) },
        agent: connections.agent(request.url),
      });
      let answered = false;
      // Why is said first: a call that is destroyed fails with no more than that it was.
      const giveUp = (reason: unknown) => {
        answered = true;
        reject(reason);
        call.destroy();
      };
      call.on('response', answer => {
        answered = true;
        receive(answer).then(resolve, reject);
      });
      // RFC 9110 section 15.2.2: what follows a 101 is in a protocol that was not asked for.
      call.on('upgrade', (answer, socket) => {
        answered = true;
        socket.destroy();
        resolve(toResponse(answer, ''));
      });
      // A server may answer and close before it has read the whole body (RFC 9112 section 9.6): the
      // answer counts, whatever became of the rest of the request.
      call.on('error', error => {
        if (answered) return;
        if (call.reusedSocket) connections.keptInVain();
        reject(error);
      });
      const ms = request.timeoutMs ?? timeoutMs;
      const late = () => giveUp(new Error(`no whole answer within ${ms / 1000} s`));
      const deadline = setTimeout(late, ms);
      const onEnd = () => giveUp(new RunEnded());
      end?.addEventListener('abort', onEnd);
      call.end(request.body);
      return promise.finally(() => {
        clearTimeout(deadline);
        end?.removeEventListener('abort', onEnd);
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
  const coding = answer.headers['content-encoding'] ?? '';
  const body = decodedBody(await wholeOf(answer), coding, largestAnswer);
  return toResponse(answer, body.toString('utf8'));
}

/** By its events, which a run of thousands of small answers notices beside an iterator for each. */
function wholeOf(answer: http.IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  answer.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > largestAnswer) answer.destroy(new Error('the answer is larger than 8 MiB'));
    else chunks.push(chunk);
  });
  answer.on('end', () => resolve(Buffer.concat(chunks)));
  answer.on('error', reject);
  return promise;
}

function toResponse(answer: http.IncomingMessage, text: string): HttpResponse {
  return {
    status: answer.statusCode ?? 0,
    headers: joined(answer.rawHeaders),
    text,
    json: parse(text),
  };
}

/** By their names in lower case; a field that comes several times has all its values. */
function joined(raw: readonly string[]): Record<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const before = fields.get(name);
    const value = raw[at + 1] ?? '';
    fields.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(fields);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
