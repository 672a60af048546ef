import { withValueAt } from '../../../src/contract/json-pointer.ts';
import type { Fault } from '../fault.ts';
import { json } from '../server/answer.ts';
import type { Settings, Tenant } from '../server/model.ts';

/** Wrong servers whose 200 is not what the documentation shows. */
export const shapeFaults: readonly Fault[] = [
  {
    id: 'view-as-text',
    rule: 'response-has-documented-shape',
    story: 'The framework sends a string, so the answer is labelled text/html.',
    plant: ({ answer }) => ({
      answer: {
        success: (view, endpoint, settings) => ({
          ...answer.success(view, endpoint, settings),
          headers: { 'content-type': 'text/html' },
        }),
      },
    }),
  },
  {
    id: 'status-as-text',
    rule: 'response-has-documented-shape',
    story: 'Booleans come back as the strings that the database column holds.',
    plant: () => ({
      answer: { viewOfHook: ({ status, url }) => ({ status: String(status), url }) },
    }),
  },
  {
    id: 'other-wrapper',
    rule: 'response-has-documented-shape',
    story:
      'One serializer for both endpoints: the settings come under `webhooks` everywhere, without status and message.',
    plant: ({ answer }) => ({
      answer: {
        success: (view, endpoint, settings) =>
          endpoint.guarded
            ? json(200, { webhooks: view })
            : answer.success(view, endpoint, settings),
      },
    }),
  },
  {
    id: 'created-the-first-time',
    rule: 'response-has-documented-shape',
    story: 'The first update of a tenant makes a row, and a row that was made answers 201.',
    plant: ({ request }) => {
      const saved = new WeakSet<Tenant['settings']>();
      return {
        request: {
          update: async (message, bytes, at) => {
            const first = !saved.has(at.tenant.settings);
            const answer = await request.update(message, bytes, at);
            if (answer.status !== 200) return answer;
            saved.add(at.tenant.settings);
            return first ? { ...answer, status: 201 } : answer;
          },
        },
      };
    },
  },
  {
    id: 'flags-as-numbers',
    rule: 'response-has-documented-shape',
    story: 'SQLite has no booleans, so `hasPassword` comes back as 0 or 1.',
    plant: ({ answer }) => ({
      answer: {
        viewOfAuth: (auth, at) =>
          withValueAt(
            answer.viewOfAuth(auth, at),
            ['basic', 'hasPassword'],
            auth.type === 'basic' ? 1 : 0,
          ),
      },
    }),
  },
  {
    id: 'no-auth-as-none',
    rule: 'response-has-documented-shape',
    story: 'The enumeration has a member "none", which the answer spells out instead of null.',
    plant: ({ answer }) => ({
      answer: {
        viewOfAuth: (auth, at) =>
          auth.type === null
            ? withValueAt(answer.viewOfAuth(auth, at), ['type'], 'none')
            : answer.viewOfAuth(auth, at),
      },
    }),
  },
  {
    id: 'view-encoded-twice',
    rule: 'response-has-documented-shape',
    story: 'The settings are stored as JSON text and put into the answer without being parsed.',
    plant: ({ answer }) => ({
      answer: {
        success: (view, endpoint, settings: Settings) =>
          answer.success(JSON.stringify(view), endpoint, settings),
      },
    }),
  },
];
