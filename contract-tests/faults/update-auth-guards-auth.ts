import { isRecord, membersIn } from '../../src/contract/json-pointer.ts';
import { faultsOf } from './fault.ts';
import { onBody, onGuard, onMerge, onUpdate } from './replace-step.ts';
import { withKeys } from './server/update.ts';

export const updateAuthGuardsAuth = faultsOf('update-auth-guards-auth', [
  {
    id: 'guard-not-looked-at',
    story: 'The flag is part of the request class, and no code reads it.',
    plant: onGuard(() => true),
  },
  {
    id: 'absent-guard-counts',
    story: '`updateAuth !== false` makes an absent flag count as true.',
    plant: onGuard(
      (_conforming, body, { endpoint }) => !endpoint.guarded || body.updateAuth !== false,
    ),
  },
  {
    id: 'guard-only-for-items',
    story:
      'The flag was understood as "update the auth of the items", so the settings always change.',
    plant: onMerge((conforming, settings, patch, at) =>
      conforming(settings, patch, { ...at, authCounts: true }),
    ),
  },
  {
    id: 'guarded-auth-unchecked',
    story: 'Auth that does not count is dropped before the validation, malformed or not.',
    plant: onBody((conforming, value, endpoint, checks) => {
      const { webhooks, ...rest } = membersIn(value);
      if (!endpoint.guarded || rest.updateAuth === true || !isRecord(webhooks))
        return conforming(value, endpoint, checks);
      const { auth: _, ...hooks } = webhooks;
      return conforming({ ...rest, webhooks: hooks }, endpoint, checks);
    }),
  },
  {
    id: 'guarded-auth-needs-a-secret',
    story:
      'Auth is merged first and dropped afterwards, so auth that does not count can still be refused.',
    plant: onMerge((conforming, settings, patch, at) => {
      if (patch.auth !== undefined) at.steps.authAfter(settings.auth, patch.auth, at);
      return conforming(settings, patch, at);
    }),
  },
  {
    id: 'omitted-auth-not-cascaded',
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
    story: 'The guard stands before the settings, and the bulk path takes the request as it came.',
    plant: onUpdate((conforming, body, at) => {
      const { tenant, endpoint, steps } = at;
      const before = tenant.settings[endpoint.collection];
      const { auth } = body.webhooks;
      const cascades = body.updateAll === true && auth !== undefined;
      const sent = cascades ? steps.authAfter(before.auth, auth, at) : before.auth;
      const items = tenant.items[endpoint.collection];
      const result = conforming(body, at);
      if (cascades)
        for (const [id, item] of items)
          items.set(id, withKeys(item, ['auth'], { ...before, auth: sent }));
      return result;
    }),
  },
  {
    id: 'null-type-needs-no-flag',
    story: 'The flag guards new credentials; that it should guard their removal nobody thought of.',
    plant: onGuard(
      (conforming, body, at) => conforming(body, at) || body.webhooks.auth?.type === null,
    ),
  },
  {
    id: 'ignored-auth-half-checked',
    story: 'Auth that does not count is checked for its members, but not for what they hold.',
    plant: onBody((conforming, value, endpoint, checks) => {
      const { updateAuth } = membersIn(value);
      if (!endpoint.guarded || updateAuth === true) return conforming(value, endpoint, checks);
      const lenient = {
        ...checks,
        username: () => true,
        password: () => true,
        header: () => true,
        apikey: () => true,
      };
      return conforming(value, endpoint, lenient);
    }),
  },
]);
