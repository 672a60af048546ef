import { expect } from 'vitest';
import type { RunningMock } from './running-mock.ts';

export const interviews = '/ai-interviews/settings/webhooks';
export const start = { status: true, url: 'https://example.com/start' };
export const submission = { status: true, url: 'https://example.com/submission' };
export const auth = { type: 'basic', basic: { username: 'user', password: 'hunter2' } };
export const shownAuth = {
  type: 'basic',
  basic: { username: 'user', password: null, hasPassword: true },
  apikey: { header: null, apikey: null, hasApikey: false },
};

export const unset = { status: false, url: null };

/** Reads by an update that changes nothing. */
export async function settings(
  mock: RunningMock,
  key = 'demo',
  path = interviews,
  at = 'webhooks',
) {
  const reply = await mock.call(path, { key, body: { webhooks: {} } });
  expect(reply.status).toBe(200);
  return reply.at(at);
}
