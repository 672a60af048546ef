export type { components, paths, webhooks } from '../generated/openapi.ts';
export type { Answer, AnswerNotAsDocumented, Problem, RedirectNotFollowed } from './answer.ts';
export {
  type CallOptions,
  type Client,
  type ClientOptions,
  createClient,
  type EventPayload,
  type Path,
  type RequestBody,
  type ResponseBody,
} from './client.ts';
