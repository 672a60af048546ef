import type { Fault } from '../fault.ts';
import { withKeys } from '../server/update.ts';

/** Wrong servers that let `auth` count, or not, against what `updateAuth` says. */
export const guardFaults: readonly Fault[] = [
  {
    id: 'guard-not-looked-at',
    rule: 'update-auth-guards-auth',
    story: 'The flag is part of the request class, and no code reads it.',
    plant: () => ({ update: { authCounts: () => true } }),
  },
  {
    id: 'absent-guard-counts',
    rule: 'update-auth-guards-auth',
    story: '`updateAuth !== false` makes an absent flag count as true.',
    plant: () => ({
      update: {
        authCounts: (body, { endpoint }) => !endpoint.guarded || body.updateAuth !== false,
      },
    }),
  },
  {
    id: 'guard-only-for-items',
    rule: 'update-auth-guards-auth',
    story:
      'The flag was understood as "update the auth of the items", so the settings always change.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) =>
          update.settingsAfter(settings, patch, { ...at, authCounts: true }),
      },
    }),
  },
  {
    id: 'guarded-auth-unchecked',
    rule: 'update-auth-guards-auth',
    story: 'Auth that does not count is dropped before the validation, malformed or not.',
    plant: ({ validation }) => ({
      validation: {
        body: (value, endpoint, checks) => {
          const { webhooks, ...rest } = Object(value);
          if (!endpoint.guarded || rest.updateAuth === true || Object(webhooks) !== webhooks)
            return validation.body(value, endpoint, checks);
          const { auth: _, ...hooks } = webhooks;
          return validation.body({ ...rest, webhooks: hooks }, endpoint, checks);
        },
      },
    }),
  },
  {
    id: 'guarded-auth-needs-a-secret',
    rule: 'update-auth-guards-auth',
    story:
      'Auth is merged first and dropped afterwards, so auth that does not count can still be refused.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          if (patch.auth !== undefined) at.steps.authAfter(settings.auth, patch.auth, at);
          return update.settingsAfter(settings, patch, at);
        },
      },
    }),
  },
  {
    id: 'omitted-auth-not-cascaded',
    rule: 'update-auth-guards-auth',
    story:
      'The bulk path copies the keys of the request, and with both flags true auth need not be one.',
    plant: ({ update }) => ({
      update: {
        cascadedKeys: (body, at) =>
          update
            .cascadedKeys(body, at)
            .filter(key => key !== 'auth' || body.webhooks.auth !== undefined),
      },
    }),
  },
  {
    id: 'ignored-auth-reaches-items',
    rule: 'update-auth-guards-auth',
    story: 'The guard stands before the settings, and the bulk path takes the request as it came.',
    plant: ({ update }) => ({
      update: {
        update: (body, at) => {
          const { tenant, endpoint, steps } = at;
          const before = tenant.settings[endpoint.collection];
          const { auth } = body.webhooks;
          const cascades = body.updateAll === true && auth !== undefined;
          const sent = cascades ? steps.authAfter(before.auth, auth, at) : before.auth;
          const items = tenant.items[endpoint.collection];
          const result = update.update(body, at);
          if (cascades)
            for (const [id, item] of items)
              items.set(id, withKeys(item, ['auth'], { ...before, auth: sent }));
          return result;
        },
      },
    }),
  },
];
