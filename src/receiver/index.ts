export type { DeliveryCredentials } from '../contract/credentials.ts';
export type { EventAnswer, RefusalCode } from './answer-to.ts';
export type { Expected, StandardWebhooks } from './expected.ts';
export type { NodeRequest } from './received.ts';
export {
  type EventName,
  type ReceivedPayload,
  type RefusedEvent,
  type Verification,
  type VerifiedEvent,
  type VerifyOptions,
  verifyEvent,
} from './verify-event.ts';
