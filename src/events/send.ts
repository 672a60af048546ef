import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isCredentialHeader } from '../contract/formats.ts';
import { guardedLookup, RefusedAddress } from './guarded-lookup.ts';
import { createHostPolicy, withoutBrackets } from './host-policy.ts';
import type { Sender, SenderOptions, SendFailure, SendOutcome } from './sender.ts';
import { type WebhookRequest, webhookRequest } from './webhook-request.ts';

/** Bytes of an answer that are read, so that the connection can serve again; all are thrown away. */
const answerBound = 65_536;

/**
 * Sends events with Node's own client: `fetch` follows redirects with the credentials still in its
 * hand and offers no say in the addresses it connects to.
 *
 * @param options - Which hosts it may send to; public ones over https, unless it says otherwise.
 * @example
 * import { createSender } from 'holdfast/server';
 *
 * const sender = createSender({ allowHttp: false, allowHosts: [] });
 * const sent = await sender.send({
 *   url: 'https://127.0.0.1/hook',
 *   credentials: { scheme: 'none' },
 *   payload: { id: 1 },
 * });
 * console.log(sent.outcome); // failed
 * sender.close();
 */
export function createSender(options: SenderOptions): Sender {
  const { allowHttp, allowHosts, reach, timeoutMs = 5_000, resolve = systemResolver } = options;
  const policy = createHostPolicy(allowHosts, reach);
  const transport: Transport = {
    lookup: guardedLookup(resolve, policy),
    http: new http.Agent({ keepAlive: true }),
    https: new https.Agent({ keepAlive: true }),
  };
  return {
    async send({ url, credentials, payload, headers = {} }) {
      const target = URL.parse(url);
      if (target === null || !(target.protocol === 'https:' || isAllowedHttp(target, allowHttp)))
        return failed('refused-scheme');
      if (policy.refusesLiteral(target.hostname)) return failed('refused-address');
      // The contract lets no such name in; a document of another owner may.
      if (credentials.scheme === 'header' && !isCredentialHeader(credentials.name))
        return failed('refused-header');
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        const request = webhookRequest(payload, credentials, headers);
        return (
          (await attempt(target, request, transport, deadline, 'pooled')) ??
          (await attempt(target, request, transport, deadline, 'fresh')) ??
          failed('no-connection')
        );
      } catch {
        // Node refuses some header values before it connects; the contract lets none of them in.
        return failed('no-connection');
      }
    },
    close() {
      transport.http.destroy();
      transport.https.destroy();
    },
  };
}

interface Transport {
  readonly lookup: LookupFunction;
  readonly http: http.Agent;
  readonly https: https.Agent;
}

const systemResolver = (hostname: string) => lookup(hostname, { all: true });

function isAllowedHttp(target: URL, allowHttp: boolean): boolean {
  return allowHttp && target.protocol === 'http:';
}

/** Null when a pooled connection turned out to be closed by the other side before it could be used. */
function attempt(
  target: URL,
  { headers, body }: WebhookRequest,
  transport: Transport,
  signal: AbortSignal,
  connection: 'pooled' | 'fresh',
): Promise<SendOutcome | null> {
  const secure = target.protocol === 'https:';
  const agent = secure ? transport.https : transport.http;
  return new Promise(settle => {
    const request = (secure ? https : http).request({
      method: 'POST',
      protocol: target.protocol,
      hostname: withoutBrackets(target.hostname),
      port: target.port,
      path: `${target.pathname}${target.search}`,
      headers,
      lookup: transport.lookup,
      agent: connection === 'pooled' && agent,
      signal,
    });
    request.on('response', answer => {
      settle(outcomeOf(answer.statusCode ?? 0));
      discard(answer);
    });
    // Without a listener Node drops the connection and the request never ends (a 101 nobody asked for).
    request.on('upgrade', (answer, socket) => {
      settle(outcomeOf(answer.statusCode ?? 0));
      socket.destroy();
    });
    request.on('error', error => {
      if (signal.aborted) settle(failed('timeout'));
      else settle(request.reusedSocket && isReset(error) ? null : failed(failureOf(error)));
    });
    request.end(body);
  });
}

/** The status has told the outcome; what still goes wrong with the body changes nothing. */
function discard(answer: http.IncomingMessage): void {
  let received = 0;
  answer.on('error', () => undefined);
  answer.on('data', (chunk: Buffer) => {
    received += chunk.byteLength;
    if (received > answerBound) answer.destroy();
  });
}

function outcomeOf(status: number): SendOutcome {
  return status >= 200 && status < 300
    ? { outcome: 'delivered', status }
    : { outcome: 'failed', status, reason: 'status' };
}

/** How a connection ends that the other side had given up while it was idle. */
function isReset(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ECONNRESET' || error.code === 'EPIPE';
}

function failureOf(error: Error): SendFailure {
  return error instanceof RefusedAddress ? 'refused-address' : 'no-connection';
}

function failed(reason: SendFailure): SendOutcome {
  return { outcome: 'failed', reason };
}
