import type { IncomingMessage, RequestListener } from 'node:http';
import type { DescribedEvent } from '../src/contract/described-events.ts';
import { type Expected, type Verification, verifyEvent } from '../src/receiver/index.ts';
import { bodyOf } from '../src/receiver/received.ts';
import { secretsOf } from './event-credentials.ts';
import { type Forwarded, forwardEvent } from './forward-event.ts';
import { masked, type ReceivedEvent } from './received-event.ts';

/** Who receives events, and what becomes of them. */
export interface ReceiverOptions {
  readonly expected: Expected;
  readonly events: readonly DescribedEvent[];
  readonly forward?: URL | undefined;
  readonly clock: () => number;
  readonly print: (event: ReceivedEvent) => void;
}

const maxBytes = 1_048_576;

/** Checks, passes on, prints and answers, in this order. */
export function createReceiver(options: ReceiverOptions): RequestListener {
  return async (request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(405, { Allow: 'POST' }).end();
      return;
    }
    const { event, headers } = await receive(options, request);
    options.print(event);
    response.writeHead(event.status, headers).end();
  };
}

async function receive(options: ReceiverOptions, request: IncomingMessage) {
  const { expected, clock, forward } = options;
  const body = await bodyOf(request, maxBytes);
  // The bytes as they came are checked, and the same are passed on.
  const received =
    body.kind === 'bytes' ? Object.assign(request, { rawBody: body.bytes }) : request;
  const verification = await verifyEvent(received, expected, { maxBytes, clock });
  const forwarded =
    forward !== undefined && verification.kind === 'verified' && body.kind === 'bytes'
      ? await forwardEvent(forward, {
          target: request.url ?? '/',
          rawHeaders: request.rawHeaders,
          body: body.bytes,
        })
      : null;
  const event = describe(options, request, verification, forwarded);
  return { event, headers: verification.answer.headers };
}

function describe(
  { expected, events, clock }: ReceiverOptions,
  { headers, url = '/' }: IncomingMessage,
  verification: Verification,
  forwarded: Forwarded | null,
): ReceivedEvent {
  const secrets = secretsOf(expected);
  const [path = '/'] = url.split('?');
  const at = new Date(clock()).toISOString();
  const common = { at, path: masked(path, secrets) };
  if (verification.kind === 'refused')
    return {
      ...common,
      outcome: 'refused',
      code: verification.code,
      status: verification.answer.status,
    };
  const fitting = events.filter(({ payload }) => payload(verification.payload).length === 0);
  const described = fitting.flatMap(event => Object.keys(event.headers));
  const shown = [...new Set(described)].flatMap(name => {
    const value = headers[name.toLowerCase()];
    return typeof value === 'string' ? [[name, masked(value, secrets)] as const] : [];
  });
  return {
    ...common,
    outcome: 'verified',
    events: fitting.map(({ name }) => name),
    headers: Object.fromEntries(shown),
    payload: masked(verification.payload, secrets),
    status: statusOf(forwarded) ?? verification.answer.status,
    ...(forwarded && { forwarded }),
  };
}

/** The sender is to know what became of it; nothing at all is a 502 (RFC 9110 section 15.6.3). */
function statusOf(forwarded: Forwarded | null): number | null {
  if (forwarded === null) return null;
  return forwarded.outcome === 'answered' ? forwarded.status : 502;
}
