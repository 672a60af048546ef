import { memory, sendsNoHook, withSecret } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { afterUpdate, onUpdate } from './replace-step.ts';
import type { Auth, Hook, Tenant } from './server/model.ts';

function originOf({ url }: Hook): string | null {
  return url === null ? null : new URL(url).origin;
}

export const omittedAuthIsKept = faultsOf('omitted-auth-is-kept', [
  {
    id: 'omitted-auth-erased',
    story: 'An edit of a webhook that carries no token erases the stored one.',
    plant: afterUpdate((after, patch) => ({
      ...after,
      ...(patch.auth === undefined && { auth: { type: null } }),
    })),
  },
  {
    id: 'mask-stored-as-secret',
    story:
      'The stored settings are read through the view, so the mask is written back as the secret.',
    plant: afterUpdate((after, patch) => {
      if (patch.auth !== undefined || after.auth.type !== 'basic') return after;
      return { ...after, auth: withSecret(after.auth, () => '********') };
    }),
  },
  {
    id: 'secret-lost-with-the-url',
    story:
      'A changed url makes a new subscription, which takes over everything but the secret; the view looks right.',
    plant: afterUpdate((after, patch, settings, at) => {
      const moved = at.endpoint.hooks.some(
        name => after.hooks[name]?.url !== settings.hooks[name]?.url,
      );
      return moved && patch.auth === undefined
        ? { ...after, auth: withSecret(after.auth, () => 'null') }
        : after;
    }),
  },
  {
    id: 'api-key-lost-on-edit',
    story: 'Only the password was taught to survive an edit; the API key arrived a year later.',
    plant: afterUpdate((after, patch) =>
      patch.auth === undefined && after.auth.type === 'apikey'
        ? { ...after, auth: { ...after.auth, apikey: '' } }
        : after,
    ),
  },
  {
    id: 'secret-encrypted-twice',
    story: 'Every save encrypts the secret, one that was loaded in its encrypted form included.',
    plant: afterUpdate((after, patch) =>
      patch.auth === undefined && !sendsNoHook(patch)
        ? {
            ...after,
            auth: withSecret(after.auth, secret => Buffer.from(secret).toString('base64')),
          }
        : after,
    ),
  },
  {
    id: 'auth-survives-one-edit',
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
    story:
      'The bulk path builds whole settings from the request, so auth that was left out is null.',
    plant: onUpdate(async (conforming, body, at) => {
      await conforming(body, at);
      if (body.updateAll === true && body.webhooks.auth === undefined)
        at.tenant.settings[at.endpoint.collection].auth = { type: null };
    }),
  },
  {
    id: 'flag-alone-clears-auth',
    story:
      '`updateAuth: true` without `auth` assigns `undefined`, which the database stores as null.',
    plant: afterUpdate((after, patch, _settings, at) =>
      at.endpoint.guarded && at.authCounts && patch.auth === undefined
        ? { ...after, auth: { type: null } }
        : after,
    ),
  },
  {
    id: 'no-hook-no-auth',
    story: 'When the last hook is switched off, a clean-up removes the credentials as unused.',
    plant: afterUpdate((after, patch) => {
      const unused = Object.values(after.hooks).every(({ status }) => !status);
      return unused && patch.auth === undefined ? { ...after, auth: { type: null } } : after;
    }),
  },
  {
    id: 'header-name-falls-back',
    story:
      'The header name has a default in the request class, which an edit without auth applies.',
    plant: afterUpdate((after, patch) =>
      patch.auth === undefined && after.auth.type === 'apikey'
        ? { ...after, auth: { ...after.auth, header: 'X-API-Key' } }
        : after,
    ),
  },
  {
    id: 'secret-lost-after-six-edits',
    story: 'Six versions are kept, and the secret lives in the version that brought it.',
    plant: ({ update, answer }) => {
      const ages = memory<Tenant['items'], Map<string, number>>(() => new Map());
      return {
        update: {
          settingsAfter: (settings, patch, at) => {
            const after = update.settingsAfter(settings, patch, at);
            const age = ages(at.tenant.items);
            const brought = patch.auth !== undefined && at.authCounts;
            const next = brought ? 0 : (age.get(at.endpoint.collection) ?? 0) + 1;
            age.set(at.endpoint.collection, next);
            return next < 6 ? after : { ...after, auth: withSecret(after.auth, () => '') };
          },
        },
        answer: {
          viewOfAuth: (auth, at) =>
            answer.viewOfAuth(
              withSecret(auth, () => 'set'),
              at,
            ),
        },
      };
    },
  },
  {
    id: 'new-host-drops-the-secret',
    story: 'Lest it go to a stranger, the secret is dropped when a hook moves to another origin.',
    plant: ({ update, answer }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          const moved = Object.entries(after.hooks).some(([name, hook]) => {
            const before = settings.hooks[name];
            const was = before === undefined ? null : originOf(before);
            return was !== null && originOf(hook) !== null && originOf(hook) !== was;
          });
          if (!moved || patch.auth !== undefined) return after;
          return { ...after, auth: withSecret(after.auth, () => '') };
        },
      },
      answer: {
        viewOfAuth: (auth, at) =>
          answer.viewOfAuth(
            withSecret(auth, () => 'set'),
            at,
          ),
      },
    }),
  },
  {
    id: 'secret-lost-after-five-edits',
    story: 'Five versions are kept, and the secret lives in the version that brought it.',
    plant: ({ update }) => {
      const ages = new WeakMap<Auth, number>();
      return {
        update: {
          settingsAfter: (settings, patch, at) => {
            const after = update.settingsAfter(settings, patch, at);
            if (after.auth !== settings.auth || sendsNoHook(patch)) return after;
            const age = (ages.get(settings.auth) ?? 0) + 1;
            const auth = age < 5 ? { ...after.auth } : withSecret(after.auth, () => '');
            ages.set(auth, age);
            return { ...after, auth };
          },
        },
      };
    },
  },
]);
