import type { webhooks } from '../generated/openapi.ts';
import { answerTo, type EventAnswer, type RefusalCode } from './answer-to.ts';
import type { Bytes } from './bytes.ts';
import { credentialFault } from './credential-fault.ts';
import {
  type CredentialFault,
  credentialFaults,
  type Expected,
  requireUsable,
} from './expected.ts';
import { bodyOf, fieldOf, type NodeRequest } from './received.ts';
import { signatureFault } from './signature.ts';

/** The name of an event, under `webhooks:` in the document. */
export type EventName = keyof webhooks;

/** The payload of an event. More fields may follow, about which nothing is known. */
export type ReceivedPayload<Name extends EventName> = Payload<Name> & {
  readonly [field: string]: unknown;
};
type Payload<Name extends EventName> =
  webhooks[Name]['post']['requestBody']['content']['application/json'];

/** What an event comes to. `answer` is what to answer it with, as it is, in either case. */
export type Verification<Name extends EventName = EventName> = VerifiedEvent<Name> | RefusedEvent;

/** The sender is who it should be, and the body is JSON. Whether the fields are all there is the sender's promise. */
export interface VerifiedEvent<Name extends EventName = EventName> {
  readonly kind: 'verified';
  readonly payload: ReceivedPayload<Name>;
  /** The same for every attempt at one event, so that a second one can be told; null where the sender has none. */
  readonly id: string | null;
  readonly answer: EventAnswer;
}

/** Why an event does not count: for logs, while `answer` tells the sender no more than it has to know. */
export interface RefusedEvent {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly answer: EventAnswer;
}

/** How an event is taken. */
export interface VerifyOptions {
  /** The longest body in bytes: 1,048,576 unless given. */
  readonly maxBytes?: number;
  /** Milliseconds since 1970; `Date.now` unless given. */
  readonly clock?: () => number;
}

/**
 * Checks a received event: who sent it, and that its body is JSON. It never rejects for what a sender
 * does. Credentials are compared in constant time, and the answers to missing, malformed, wrong and
 * outdated ones are the same. No credential is in any outcome.
 *
 * @param request - A `Request`, or what Node or Express hand to a listener. Signatures are of the bytes, so
 *   that a parser in front has to leave them, as `express.raw` does, or to stand behind.
 * @param expected - What the sender was given; several while they are being replaced.
 * @typeParam Name - The event, which the address tells: every hook has its own.
 * @throws {TypeError} where what is expected is empty or cannot be used, which would let everybody in.
 * @example
 * import { createServer } from 'node:http';
 * import { verifyEvent } from 'holdfast/receiver';
 *
 * const expected = { scheme: 'basic', username: 'holdfast', password: 's3cret' } as const;
 * const server = createServer(async (request, response) => {
 *   const event = await verifyEvent<'assessmentStart'>(request, expected);
 *   if (event.kind === 'verified') console.log(event.payload.name);
 *   else console.error(event.code); // missing, malformed, wrong, …
 *   response.writeHead(event.answer.status, event.answer.headers).end();
 * });
 * server.listen(0).close();
 * @example
 * import { verifyEvent } from 'holdfast/receiver';
 *
 * const expected = { scheme: 'header', name: 'X-Webhook-Key', value: 'k3y' } as const;
 * const handle = async (request: Request): Promise<Response> => {
 *   const { answer } = await verifyEvent(request, expected);
 *   return new Response(null, answer);
 * };
 * const { status } = await handle(new Request('http://localhost/', { method: 'POST', body: '{}' }));
 * console.log(status); // 401
 */
export async function verifyEvent<Name extends EventName = EventName>(
  request: Request | NodeRequest,
  expected: Expected | readonly Expected[],
  { maxBytes = 1_048_576, clock = Date.now }: VerifyOptions = {},
): Promise<Verification<Name>> {
  const all = 'scheme' in expected ? [expected] : expected;
  if (all.length === 0) throw new TypeError('Nothing is expected; give what deliveries carry.');
  all.forEach(requireUsable);
  const field = (name: string) => fieldOf(request, name);
  const refused = (code: RefusalCode): RefusedEvent => ({
    kind: 'refused',
    code,
    answer: answerTo(code, all),
  });

  // What needs no body is judged before any of it is read.
  const signed = all.filter(one => one.scheme === 'standard-webhooks');
  const faults = await Promise.all(
    all.map(one => (one.scheme === 'standard-webhooks' ? 'missing' : credentialFault(one, field))),
  );
  if (!faults.includes(null) && signed.length === 0) return refused(nearest(faults));
  const body = await bodyOf(request, maxBytes);
  if (body.kind !== 'bytes' && body.kind !== 'parsed') return refused(body.kind);
  if (!faults.includes(null)) {
    if (body.kind === 'parsed') return refused('body-already-read');
    const { bytes } = body;
    const now = clock();
    faults.push(...(await Promise.all(signed.map(one => signatureFault(one, field, bytes, now)))));
    if (!faults.includes(null)) return refused(nearest(faults));
  }
  const payload = body.kind === 'parsed' ? body.value : parse(body.bytes);
  return isPayload<Name>(payload)
    ? { kind: 'verified', payload, id: field('webhook-id'), answer: { status: 204, headers: {} } }
    : refused('body-not-json');
}

/** Of several that could have been meant, what came nearest. */
function nearest(faults: readonly (CredentialFault | null)[]): CredentialFault {
  return credentialFaults.findLast(fault => faults.includes(fault)) ?? 'missing';
}

/** Null for what is no JSON text in UTF-8 (RFC 8259 section 8.1). */
function parse(bytes: Bytes): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return value;
  } catch {
    return null;
  }
}

/** All events are objects; their members are taken as the document promises them. */
function isPayload<Name extends EventName>(value: unknown): value is ReceivedPayload<Name> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
