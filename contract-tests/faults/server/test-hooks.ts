import { randomUUID } from 'node:crypto';
import { request as open } from 'node:http';
import { type Answer, type AnswerSteps, json, type OutgoingEvent } from './answer.ts';
import { newTenant, type Settings, type WebhooksPatch } from './model.ts';
import { Refusal } from './refusal.ts';
import type { Context } from './update.ts';
import { object, type ValidationSteps } from './validation.ts';

/** What the test hooks do, each step replaceable by a faulty one. */
export interface TestHookSteps {
  reset(at: Omit<Context, 'endpoint'>): void;
  createItems(count: number, at: Context): string[];
  findItem(id: string, at: Context): Settings | undefined;
  changeItem(id: string, item: Settings, patch: WebhooksPatch, at: Context): void;
  /** Fires one event for an item. */
  fire(item: Settings, event: FiredEvent, at: Context & { answer: AnswerSteps }): Promise<Answer>;
}

export interface FiredEvent {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
}

export const testHookSteps: TestHookSteps = {
  reset: ({ tenant }) => {
    Object.assign(tenant, newTenant(tenant.name));
  },

  createItems: (count, at) => {
    const items = at.tenant.items[at.endpoint.collection];
    return Array.from({ length: count }, () => {
      const id = randomUUID();
      items.set(id, at.steps.newItem(at));
      return id;
    });
  },

  findItem: (id, { tenant, endpoint }) => tenant.items[endpoint.collection].get(id),

  changeItem: (id, item, patch, at) => {
    const after = at.steps.settingsAfter(item, patch, { ...at, authCounts: true });
    at.tenant.items[at.endpoint.collection].set(id, after);
  },

  fire: async (item, { name, payload }, { answer }) => {
    const event = answer.event(item, name, payload);
    const status = event === null ? null : await send(event).catch(() => null);
    return answer.outcome(event, status);
  },
};

/** A call of a test hook on its way through the server. */
export interface TestHookCall extends Context {
  readonly hooks: TestHookSteps;
  readonly validation: ValidationSteps;
  readonly answer: AnswerSteps;
}

export function createItems(body: unknown, at: TestHookCall): Answer {
  const { count } = object(body, '#', ['count']);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 10_000)
    throw new Refusal('#/count', 'must be from 1 to 10,000', count);
  return json(201, { ids: at.hooks.createItems(count, at) });
}

export function showItem(id: string, at: TestHookCall): Answer {
  const { hooks, answer, endpoint } = at;
  const item = hooks.findItem(id, at);
  if (item === undefined) return answer.problem(404, 'No such item');
  return answer.item(id, answer.view(item, { endpoint, answer }), item);
}

export function changeItem(id: string, body: unknown, at: TestHookCall): Answer {
  const { hooks, answer, endpoint, validation } = at;
  const item = hooks.findItem(id, at);
  if (item === undefined) return answer.problem(404, 'No such item');
  const { webhooks } = object(body, '#', ['webhooks']);
  hooks.changeItem(id, item, validation.webhooks(webhooks, endpoint, validation), at);
  return showItem(id, at);
}

export async function fireEvent(body: unknown, at: TestHookCall): Promise<Answer> {
  const { hooks, answer, endpoint } = at;
  const { id, event, data } = object(body, '#', ['collection', 'id', 'event', 'data']);
  const item = typeof id === 'string' ? hooks.findItem(id, at) : undefined;
  if (typeof id !== 'string' || item === undefined) return answer.problem(404, 'No such item');
  if (typeof event !== 'string' || !endpoint.hooks.includes(event))
    return answer.problem(404, 'No such event');
  return hooks.fire(item, { id, name: event, payload: data ?? { id, event } }, at);
}

/** The status of the receiver's answer; a redirect is an answer like any other. */
export function send({ url, headers, body }: OutgoingEvent): Promise<number> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(5_000);
    const call = open(url, { method: 'POST', headers, signal }, answer => {
      answer.resume();
      answer.on('error', reject);
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    call.on('error', reject);
    call.end(body);
  });
}
