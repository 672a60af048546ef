import { membersIn, withValueAt } from '../../src/contract/json-pointer.ts';
import { faultsOf } from './fault.ts';
import { onAuthView, onHookView, onSuccess } from './replace-step.ts';
import { json } from './server/answer.ts';
import type { Settings, Tenant } from './server/model.ts';

export const responseHasDocumentedShape = faultsOf('response-has-documented-shape', [
  {
    id: 'removed-credentials-leave-no-auth',
    story: 'Once credentials were stored, an answer without them has an empty text for their type.',
    plant: ({ update, answer }) => {
      let removed = false;
      return {
        update: {
          authAfter: (auth, patch, at) => {
            removed = patch.type === null && auth.type !== null;
            return update.authAfter(auth, patch, at);
          },
        },
        answer: {
          viewOfAuth: (auth, at) => ({
            ...membersIn(answer.viewOfAuth(auth, at)),
            ...(removed && auth.type === null && { type: '' }),
          }),
        },
      };
    },
  },
  {
    id: 'view-as-text',
    story: 'The framework sends a string, so the answer is labelled text/html.',
    plant: onSuccess((conforming, view, endpoint, settings) => ({
      ...conforming(view, endpoint, settings),
      headers: { 'content-type': 'text/html' },
    })),
  },
  {
    id: 'status-as-text',
    story: 'Booleans come back as the strings that the database column holds.',
    plant: onHookView((_conforming, { status, url }) => ({ status: String(status), url })),
  },
  {
    id: 'other-wrapper',
    story:
      'One serializer for both endpoints: the settings come under `webhooks` everywhere, without status and message.',
    plant: onSuccess((conforming, view, endpoint, settings) =>
      endpoint.guarded ? json(200, { webhooks: view }) : conforming(view, endpoint, settings),
    ),
  },
  {
    id: 'created-the-first-time',
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
    story: 'SQLite has no booleans, so `hasPassword` comes back as 0 or 1.',
    plant: onAuthView((conforming, auth, at) =>
      withValueAt(conforming(auth, at), ['basic', 'hasPassword'], auth.type === 'basic' ? 1 : 0),
    ),
  },
  {
    id: 'no-auth-as-none',
    story: 'The enumeration has a member "none", which the answer spells out instead of null.',
    plant: onAuthView((conforming, auth, at) =>
      auth.type === null
        ? withValueAt(conforming(auth, at), ['type'], 'none')
        : conforming(auth, at),
    ),
  },
  {
    id: 'view-encoded-twice',
    story: 'The settings are stored as JSON text and put into the answer without being parsed.',
    plant: onSuccess((conforming, view, endpoint, settings: Settings) =>
      conforming(JSON.stringify(view), endpoint, settings),
    ),
  },
  // joindin/joindin-api#42, openbenches/openbenches.org#237.
  {
    id: 'digits-shown-as-a-number',
    story: 'The encoder makes numbers of texts that look like one, the name of a user among them.',
    plant: onAuthView((conforming, auth, at) =>
      auth.type === 'basic' && /^\d+$/.test(auth.username)
        ? withValueAt(conforming(auth, at), ['basic', 'username'], Number(auth.username))
        : conforming(auth, at),
    ),
  },
]);
