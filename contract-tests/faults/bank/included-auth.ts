import type { Fault } from '../fault.ts';
import { credentials } from '../server/answer.ts';
import type { Auth, Tenant } from '../server/model.ts';
import { memory, sendsNoHook } from './spoiled.ts';

/** Wrong servers that do not use the credentials that were sent. */
export const includedAuthFaults: readonly Fault[] = [
  {
    id: 'new-password-ignored',
    rule: 'included-auth-is-updated',
    story: 'The view takes the new credentials, the stored password stays the first one ever sent.',
    plant: ({ update }) => ({
      update: {
        authAfter: (auth, patch, at) => {
          const after = update.authAfter(auth, patch, at);
          return after.type === 'basic' && auth.type === 'basic'
            ? { ...after, password: auth.password }
            : after;
        },
      },
    }),
  },
  {
    id: 'new-header-name-ignored',
    rule: 'included-auth-is-updated',
    story:
      'Rotating a key updates its value; the header name is part of the primary key and stays.',
    plant: ({ update }) => ({
      update: {
        authAfter: (auth, patch, at) => {
          const after = update.authAfter(auth, patch, at);
          return after.type === 'apikey' && auth.type === 'apikey'
            ? { ...after, header: auth.header }
            : after;
        },
      },
    }),
  },
  {
    id: 'dispatcher-caches-credentials',
    rule: 'included-auth-is-updated',
    story:
      'The worker that sends events loads the credentials once and keeps them until it restarts.',
    plant: ({ hooks }) => {
      const cached = memory<Tenant, Map<string, Auth>>(() => new Map());
      return {
        hooks: {
          fire: (item, event, at) => {
            const known = cached(at.tenant);
            const auth = known.get(at.endpoint.collection) ?? item.auth;
            known.set(at.endpoint.collection, auth);
            return hooks.fire({ ...item, auth }, event, at);
          },
        },
      };
    },
  },
  {
    id: 'auth-alone-ignored',
    rule: 'included-auth-is-updated',
    story: '`if (hooks.length === 0) return` ends the handler before it comes to the credentials.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) =>
          sendsNoHook(patch) ? settings : update.settingsAfter(settings, patch, at),
      },
    }),
  },
  {
    id: 'bulk-update-skips-the-settings',
    rule: 'included-auth-is-updated',
    story: 'With `updateAll` the credentials go to the items, and the settings are forgotten.',
    plant: ({ update }) => ({
      update: {
        update: async (body, at) => {
          const { settings } = at.tenant;
          const { auth } = settings[at.endpoint.collection];
          await update.update(body, at);
          if (body.updateAll === true) settings[at.endpoint.collection].auth = auth;
        },
      },
    }),
  },
  {
    id: 'shared-handler-wants-the-flag',
    rule: 'included-auth-is-updated',
    story:
      'Both endpoints share a handler that looks for `updateAuth`, which the one for AI interviews does not have.',
    plant: () => ({ update: { authCounts: body => body.updateAuth === true } }),
  },
  {
    id: 'credentials-on-the-first-hook-only',
    rule: 'included-auth-is-updated',
    story: 'Only the job that sends `start` was given the credentials; the others send without.',
    plant: ({ answer }) => ({
      answer: {
        event: (item, name, payload) => {
          const event = answer.event(item, name, payload);
          if (event === null || name === 'start') return event;
          const secret = Object.keys(credentials(item.auth));
          const headers = Object.entries(event.headers).filter(
            ([field]) => !secret.includes(field),
          );
          return { ...event, headers: Object.fromEntries(headers) };
        },
      },
    }),
  },
];
