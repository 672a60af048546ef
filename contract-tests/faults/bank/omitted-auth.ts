import type { Fault } from '../fault.ts';
import type { Auth } from '../server/model.ts';
import { sendsNoHook, withSecret } from './spoiled.ts';

/** Wrong servers that do not keep credentials that were left out. */
export const omittedAuthFaults: readonly Fault[] = [
  {
    id: 'omitted-auth-erased',
    rule: 'omitted-auth-is-kept',
    story: 'An edit of a webhook that carries no token erases the stored one.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => ({
          ...update.settingsAfter(settings, patch, at),
          ...(patch.auth === undefined && { auth: { type: null } }),
        }),
      },
    }),
  },
  {
    id: 'mask-stored-as-secret',
    rule: 'omitted-auth-is-kept',
    story:
      'The stored settings are read through the view, so the mask is written back as the secret.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          if (patch.auth !== undefined || after.auth.type !== 'basic') return after;
          return { ...after, auth: withSecret(after.auth, () => '********') };
        },
      },
    }),
  },
  {
    id: 'secret-lost-with-the-url',
    rule: 'omitted-auth-is-kept',
    story:
      'A changed url makes a new subscription, which takes over everything but the secret; the view looks right.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          const moved = at.endpoint.hooks.some(
            name => after.hooks[name]?.url !== settings.hooks[name]?.url,
          );
          return moved && patch.auth === undefined
            ? { ...after, auth: withSecret(after.auth, () => 'null') }
            : after;
        },
      },
    }),
  },
  {
    id: 'api-key-lost-on-edit',
    rule: 'omitted-auth-is-kept',
    story: 'Only the password was taught to survive an edit; the API key arrived a year later.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          return patch.auth === undefined && after.auth.type === 'apikey'
            ? { ...after, auth: { ...after.auth, apikey: '' } }
            : after;
        },
      },
    }),
  },
  {
    id: 'secret-encrypted-twice',
    rule: 'omitted-auth-is-kept',
    story: 'Every save encrypts the secret, one that was loaded in its encrypted form included.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          return patch.auth === undefined && !sendsNoHook(patch)
            ? {
                ...after,
                auth: withSecret(after.auth, secret => Buffer.from(secret).toString('base64')),
              }
            : after;
        },
      },
    }),
  },
  {
    id: 'auth-survives-one-edit',
    rule: 'omitted-auth-is-kept',
    story: 'The former version is copied over on an edit, the version before that is not.',
    plant: ({ update }) => {
      const edited = new WeakSet<Auth>();
      return {
        update: {
          settingsAfter: (settings, patch, at) => {
            const after = update.settingsAfter(settings, patch, at);
            if (patch.auth !== undefined || sendsNoHook(patch)) return after;
            const copy: Auth = edited.has(after.auth) ? { type: null } : { ...after.auth };
            edited.add(copy);
            return { ...after, auth: copy };
          },
        },
      };
    },
  },
  {
    id: 'cascade-without-auth-clears-it',
    rule: 'omitted-auth-is-kept',
    story:
      'The bulk path builds whole settings from the request, so auth that was left out is null.',
    plant: ({ update }) => ({
      update: {
        update: async (body, at) => {
          await update.update(body, at);
          if (body.updateAll === true && body.webhooks.auth === undefined)
            at.tenant.settings[at.endpoint.collection].auth = { type: null };
        },
      },
    }),
  },
  {
    id: 'flag-alone-clears-auth',
    rule: 'omitted-auth-is-kept',
    story:
      '`updateAuth: true` without `auth` assigns `undefined`, which the database stores as null.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          return at.endpoint.guarded && at.authCounts && patch.auth === undefined
            ? { ...after, auth: { type: null } }
            : after;
        },
      },
    }),
  },
  {
    id: 'no-hook-no-auth',
    rule: 'omitted-auth-is-kept',
    story: 'When the last hook is switched off, a clean-up removes the credentials as unused.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          const unused = Object.values(after.hooks).every(({ status }) => !status);
          return unused && patch.auth === undefined ? { ...after, auth: { type: null } } : after;
        },
      },
    }),
  },
  {
    id: 'header-name-falls-back',
    rule: 'omitted-auth-is-kept',
    story:
      'The header name has a default in the request class, which an edit without auth applies.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          return patch.auth === undefined && after.auth.type === 'apikey'
            ? { ...after, auth: { ...after.auth, header: 'X-API-Key' } }
            : after;
        },
      },
    }),
  },
];
