/** Type tests: `npm run types` checks them, each with a negative that must not compile. */
import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { Request as ExpressRequest } from 'express';
import { type Verification, verifyEvent } from './index.ts';

declare const requests: {
  node: IncomingMessage;
  http2: Http2ServerRequest;
  express: ExpressRequest;
  web: Request;
};
const basic = { scheme: 'basic', username: 'u', password: 'p' } as const;

const event = await verifyEvent<'assessmentUpdates'>(requests.web, basic);
if (event.kind === 'verified') {
  const kind: 'assessments.create' | 'assessments.updates' = event.payload.event;
  const later: unknown = event.payload.added_later;
  // @ts-expect-error nothing is known of a field that the document has not
  event.payload.added_later.length;
  // @ts-expect-error an event that is verified has no code
  event.code;
  void [kind, later];
} else {
  const code: 'missing' | 'malformed' | 'wrong' | 'too-new' | 'too-old' | `body-${string}` =
    event.code;
  // @ts-expect-error an event that is refused has no payload
  event.payload;
  void code;
}
const response: Response = new Response(null, event.answer);

const any: Verification = await verifyEvent(requests.express, [basic, { scheme: 'none' }]);
if (any.kind === 'verified' && 'ai_interview_id' in any.payload) {
  const id: unknown = any.payload.ai_interview_id;
  void id;
}
await verifyEvent(requests.node, { scheme: 'standard-webhooks', secret: 'whsec_YQ==' });
await verifyEvent(requests.http2, { scheme: 'header', name: 'X-Key', value: 'k' });
// @ts-expect-error there is no such event
await verifyEvent<'assessmentStarted'>(requests.node, basic);
// @ts-expect-error a password is missing
await verifyEvent(requests.node, { scheme: 'basic', username: 'u' });
// @ts-expect-error there is no such scheme
await verifyEvent(requests.node, { scheme: 'bearer', token: 't' });
void response;
