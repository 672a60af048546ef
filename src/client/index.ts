export type { components, paths, webhooks } from '../generated/openapi.ts';
export type { CallParameters, QuerySerializer } from './address.ts';
export type {
  Answer,
  AnswerNotAsDocumented,
  Problem,
  RedirectNotFollowed,
  Refusal,
} from './answer.ts';
export type { Credential } from './authentication.ts';
export type { Call, CallOptions, EventPayload, Path, RequestBody, ResponseBody } from './call.ts';
export { type Changes, changes } from './changes.ts';
export { type Client, type ClientOptions, createClient } from './client.ts';
export type { Middleware, MiddlewareCall } from './middleware.ts';
export type { Method, NoContent } from './operation.ts';
export type { RetryOptions } from './retry.ts';
