import type { IncomingMessage } from 'node:http';
import type { Answer, AnswerSteps } from './answer.ts';
import type { Tenant } from './model.ts';
import { Refusal } from './refusal.ts';
import type { Context } from './update.ts';
import type { ValidationSteps } from './validation.ts';

/** How the server takes requests in, each step replaceable by a faulty one. */
export interface RequestSteps {
  /** Whether an endpoint takes the method. */
  takes(method: string): boolean;
  authenticate(
    message: IncomingMessage,
    text: string,
    tenants: ReadonlyMap<string, Tenant>,
  ): Tenant | null;
  takesType(mediaType: string): boolean;
  takesLength(length: number): boolean;
  parse(bytes: Buffer): unknown;
  /** The answer to an authenticated update. */
  update(message: IncomingMessage, bytes: Buffer, at: Call): Promise<Answer>;
}

/** An update on its way through the server. */
export interface Call extends Context {
  readonly request: RequestSteps;
  readonly validation: ValidationSteps;
  readonly answer: AnswerSteps;
}

export const requestSteps: RequestSteps = {
  takes: method => method === 'POST',

  authenticate: (message, _, tenants) => {
    const [key, ...more] = message.headersDistinct.apikey ?? [];
    return key === undefined || more.length > 0 ? null : (tenants.get(key) ?? null);
  },

  takesType: mediaType => /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(mediaType),

  takesLength: length => length <= 100 * 1024,

  parse: bytes => {
    try {
      return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      throw new Refusal('#', 'must be JSON', bytes.toString());
    }
  },

  update: async (message, bytes, at) => {
    const { request, validation, answer, tenant, endpoint, steps } = at;
    if (!request.takesType(message.headers['content-type'] ?? ''))
      return answer.problem(415, 'The body must be application/json');
    if (!request.takesLength(bytes.length)) return answer.problem(413, 'The body is too large');
    const body = validation.body(request.parse(bytes), endpoint, validation);
    await steps.update(body, at);
    const settings = tenant.settings[endpoint.collection];
    return answer.success(answer.view(settings, { endpoint, answer }), endpoint, settings);
  },
};
