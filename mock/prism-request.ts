import type { IncomingHttpHeaders } from 'node:http';
import type { Accepted } from './accepted-media-types.ts';
import type { Answer } from './answer.ts';
import type { Preferences } from './preferences.ts';

export interface PrismRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly accept: Accepted;
  readonly body: unknown;
  readonly preferences: Preferences;
}

/** Rejects with a ProblemResponse when Prism refuses the request. */
export type AnswerByPrism = (request: PrismRequest) => Promise<Answer>;
