import { withValueAt } from '../../../src/contract/json-pointer.ts';
import type { Auth, Endpoint, Hook, Settings } from './model.ts';

/** How the server shows things, each step replaceable by a faulty one. */
export interface AnswerSteps {
  viewOfHook(hook: Hook, name: string): unknown;
  viewOfAuth(auth: Auth, at: { endpoint: Endpoint }): unknown;
  view(settings: Settings, at: { endpoint: Endpoint; answer: AnswerSteps }): unknown;
  success(view: unknown, endpoint: Endpoint, settings: Settings): Answer;
  item(id: string, view: unknown, settings: Settings): Answer;
  problem(
    status: number,
    title: string,
    errors?: readonly ProblemError[],
    rejected?: unknown,
  ): Answer;
  notAllowed(methods: string, answer: AnswerSteps): Answer;
  /** The request that carries an event, or null when none is to be sent. */
  event(item: Settings, hook: string, payload: unknown): OutgoingEvent | null;
  outcome(event: OutgoingEvent | null, status: number | null): Answer;
}

export interface ProblemError {
  readonly pointer: string;
  readonly detail: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface OutgoingEvent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const answerSteps: AnswerSteps = {
  viewOfHook: ({ status, url }) => ({ status, url }),

  viewOfAuth: auth => ({
    type: auth.type,
    basic: {
      username: auth.type === 'basic' ? auth.username : null,
      password: null,
      hasPassword: auth.type === 'basic' && auth.password !== '',
    },
    apikey: {
      header: auth.type === 'apikey' ? auth.header : null,
      apikey: null,
      hasApikey: auth.type === 'apikey' && auth.apikey !== '',
    },
  }),

  view: (settings, { endpoint, answer }) => {
    const hooks = Object.entries(settings.hooks).map(([name, hook]) => [
      name,
      answer.viewOfHook(hook, name),
    ]);
    return { ...Object.fromEntries(hooks), auth: answer.viewOfAuth(settings.auth, { endpoint }) };
  },

  success: (view, { guarded }) =>
    json(
      200,
      guarded
        ? { status: 'success', message: 'Webhook added successfully', webhook: view }
        : { webhooks: view },
    ),

  item: (id, view) => json(200, { id, webhooks: view }),

  problem: (status, title, errors) => ({
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ status, title, ...(errors !== undefined && { errors }) }),
  }),

  notAllowed: (methods, { problem }) => {
    const { headers, ...rest } = problem(405, 'Method not allowed');
    return { ...rest, headers: { ...headers, allow: methods } };
  },

  event: ({ hooks, auth }, name, payload) => {
    const hook = hooks[name];
    if (hook === undefined || !hook.status || hook.url === null) return null;
    return {
      url: hook.url,
      headers: { 'content-type': 'application/json', ...credentials(auth) },
      body: JSON.stringify(payload),
    };
  },

  outcome: (event, status) => {
    if (event === null) return json(200, { outcome: 'skipped' });
    if (status === null) return json(200, { outcome: 'failed' });
    return json(200, { outcome: status >= 200 && status < 300 ? 'delivered' : 'failed', status });
  },
};

export function json(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** RFC 7617 section 2.1: the user-id and the password are encoded as UTF-8. */
export function credentials(auth: Auth): Record<string, string> {
  switch (auth.type) {
    case null:
      return {};
    case 'basic':
      return { authorization: basic(`${auth.username}:${auth.password}`, 'utf8') };
    case 'apikey':
      return { [auth.header]: auth.apikey };
  }
}

export function basic(pair: string, encoding: BufferEncoding): string {
  return `Basic ${Buffer.from(pair, encoding).toString('base64')}`;
}

export function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

export function withMember(answer: Answer, name: string, value: unknown): Answer {
  const body: unknown = JSON.parse(answer.body);
  return { ...answer, body: JSON.stringify(withValueAt(body, [name], value)) };
}
