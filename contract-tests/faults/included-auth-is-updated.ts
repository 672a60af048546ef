import { memory, secretOf, sendsNoHook, withSecret } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import {
  afterAuth,
  afterFirstUpdate,
  afterUpdate,
  onEvent,
  onGuard,
  onMerge,
  onUpdate,
} from './replace-step.ts';
import { credentials } from './server/answer.ts';
import type { Auth, Tenant } from './server/model.ts';

function sameType(one: Auth, other: Auth): boolean {
  return one.type === other.type;
}

export const includedAuthIsUpdated = faultsOf('included-auth-is-updated', [
  {
    id: 'first-secret-not-stored',
    story:
      'The secret is stored by the id of the settings, which the first save does not have yet.',
    plant: conforming => ({
      ...afterFirstUpdate(after => ({ ...after, auth: withSecret(after.auth, () => '') }))(
        conforming,
      ),
      answer: {
        viewOfAuth: (auth, at) =>
          conforming.answer.viewOfAuth(
            withSecret(auth, () => 'set'),
            at,
          ),
      },
    }),
  },
  {
    id: 'new-password-ignored',
    story: 'The view takes the new credentials, the stored password stays the first one ever sent.',
    plant: afterAuth((after, _patch, auth) =>
      after.type === 'basic' && auth.type === 'basic'
        ? { ...after, password: auth.password }
        : after,
    ),
  },
  {
    id: 'new-header-name-ignored',
    story:
      'Rotating a key updates its value; the header name is part of the primary key and stays.',
    plant: afterAuth((after, _patch, auth) =>
      after.type === 'apikey' && auth.type === 'apikey' ? { ...after, header: auth.header } : after,
    ),
  },
  {
    id: 'dispatcher-caches-credentials',
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
    story: '`if (hooks.length === 0) return` ends the handler before it comes to the credentials.',
    plant: onMerge((conforming, settings, patch, at) =>
      sendsNoHook(patch) ? settings : conforming(settings, patch, at),
    ),
  },
  {
    id: 'bulk-update-skips-the-settings',
    story: 'With `updateAll` the credentials go to the items, and the settings are forgotten.',
    plant: onUpdate(async (conforming, body, at) => {
      const { settings } = at.tenant;
      const { auth } = settings[at.endpoint.collection];
      await conforming(body, at);
      if (body.updateAll === true) settings[at.endpoint.collection].auth = auth;
    }),
  },
  {
    id: 'shared-handler-wants-the-flag',
    story:
      'Both endpoints share a handler that looks for `updateAuth`, which the one for AI interviews does not have.',
    plant: onGuard((_conforming, body) => body.updateAuth === true),
  },
  {
    id: 'credentials-on-the-first-hook-only',
    story: 'Only the job that sends `start` was given the credentials; the others send without.',
    plant: onEvent((conforming, item, name, payload) => {
      const event = conforming(item, name, payload);
      if (event === null || name === 'start') return event;
      const secret = Object.keys(credentials(item.auth));
      const headers = Object.entries(event.headers).filter(([field]) => !secret.includes(field));
      return { ...event, headers: Object.fromEntries(headers) };
    }),
  },
  {
    id: 'auth-ignored-while-all-off',
    story: 'With every hook off there is nothing to authenticate, so the secret is not stored.',
    plant: afterUpdate((after, _patch, settings) => {
      const off = Object.values(after.hooks).every(({ status }) => !status);
      return off && sameType(after.auth, settings.auth)
        ? { ...after, auth: withSecret(after.auth, () => secretOf(settings.auth) ?? '') }
        : after;
    }),
  },
  // chmonitor/chmonitor#2945.
  {
    id: 'sender-pooled-without-password',
    story: 'Clients are pooled by target and username, so the one with the old password is found.',
    plant: ({ hooks }) => {
      const pool = new Map<string, Auth>();
      return {
        hooks: {
          fire: (item, event, at) => {
            const { auth } = item;
            if (auth.type !== 'basic') return hooks.fire(item, event, at);
            const client = `${item.hooks[event.name]?.url} ${auth.username}`;
            const pooled = pool.get(client) ?? auth;
            pool.set(client, pooled);
            return hooks.fire({ ...item, auth: pooled }, event, at);
          },
        },
      };
    },
  },
]);
