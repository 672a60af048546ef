import { isDeepStrictEqual } from 'node:util';
import { faultsOf } from './fault.ts';
import { onCascade, onCascadedKeys, onUpdate } from './replace-step.ts';
import type { Settings, Tenant, UpdateBody } from './server/model.ts';
import { hookPatch, withKeys } from './server/update.ts';

export const updateAllCopiesSentKeys = faultsOf('update-all-copies-sent-keys', [
  {
    id: 'half-sent-auth-merged-into-items',
    story:
      'Items take the fields of the credentials that were sent and keep their own of the rest.',
    plant: onUpdate((conforming, body, at) => {
      const { auth } = body.webhooks;
      const half =
        auth?.type === 'basic' &&
        typeof auth.basic?.username === 'string' &&
        typeof auth.basic.password !== 'string';
      const merge = (items: Map<string, Settings>, before: Map<string, Settings>) => {
        for (const [id, item] of items) {
          const own = before.get(id)?.auth;
          if (half && item.auth.type === 'basic' && own?.type === 'basic')
            items.set(id, { ...item, auth: { ...item.auth, password: own.password } });
        }
      };
      const items = at.tenant.items[at.endpoint.collection];
      const before = new Map(items);
      const done = conforming(body, at);
      merge(items, before);
      return done;
    }),
  },
  {
    id: 'only-sent-members-cascaded',
    story: 'The items get the request merged into their own hooks instead of the resulting hook.',
    plant: ({ update }) => {
      const bodies = new WeakMap<Tenant, UpdateBody>();
      return {
        update: {
          update: (body, at) => {
            bodies.set(at.tenant, body);
            return update.update(body, at);
          },
          cascade: (keys, settings, { tenant, endpoint }) => {
            const patch = bodies.get(tenant)?.webhooks ?? {};
            const items = tenant.items[endpoint.collection];
            for (const [id, item] of items) {
              const merged = Object.entries(settings.hooks).map(([name, hook]) => {
                const sent = hookPatch(patch, name);
                const own = item.hooks[name] ?? hook;
                return [name, sent === undefined ? own : { ...own, ...sent }];
              });
              items.set(
                id,
                withKeys(item, keys, { ...settings, hooks: Object.fromEntries(merged) }),
              );
            }
          },
        },
      };
    },
  },
  {
    id: 'whole-settings-cascaded',
    story:
      '`UPDATE items SET settings = …` writes the whole document over what items had of their own.',
    plant: onCascadedKeys((conforming, body, at) =>
      conforming(body, at).length > 0 ? [...at.endpoint.hooks, 'auth'] : [],
    ),
  },
  {
    id: 'auth-merged-into-items',
    story:
      "Items merge the sent credentials with their own, so a password that was kept stays the item's.",
    plant: ({ update }) => {
      const bodies = new WeakMap<Tenant, UpdateBody>();
      return {
        update: {
          update: (body, at) => {
            bodies.set(at.tenant, body);
            return update.update(body, at);
          },
          cascade: (keys, settings, at) => {
            const sent = bodies.get(at.tenant)?.webhooks.auth;
            const items = at.tenant.items[at.endpoint.collection];
            for (const [id, item] of items) {
              const mergeable = sent !== undefined && item.auth.type === sent.type;
              const auth = mergeable ? update.authAfter(item.auth, sent, at) : settings.auth;
              items.set(id, withKeys(item, keys, { ...settings, auth }));
            }
          },
        },
      };
    },
  },
  {
    id: 'empty-hook-not-cascaded',
    story: '`start: {}` changes nothing in the settings, so the key is dropped before the cascade.',
    plant: ({ update }) => ({
      update: {
        cascadedKeys: (body, at) =>
          update
            .cascadedKeys(body, at)
            .filter(key => key === 'auth' || Object.keys(body.webhooks[key] ?? {}).length > 0),
      },
    }),
  },
  {
    id: 'removed-auth-not-cascaded',
    story: 'The bulk statement uses COALESCE, so removed credentials stay on every item.',
    plant: onCascade((conforming, keys, settings, at) =>
      conforming(
        keys.filter(key => key !== 'auth' || settings.auth.type !== null),
        settings,
        at,
      ),
    ),
  },
  {
    id: 'nothing-named-means-everything',
    story: 'A bulk update that names no key is taken for "push everything to the items".',
    plant: onCascadedKeys((conforming, body, at) =>
      body.updateAll === true && Object.keys(body.webhooks).length === 0
        ? [...at.endpoint.hooks, 'auth']
        : conforming(body, at),
    ),
  },
  // osTicket/osTicket#2638: no row is counted that had the values before.
  {
    id: 'unchanged-keys-not-copied',
    story: 'What stays as it was in the settings counts as not updated, and is not handed on.',
    plant: ({ update }) => {
      const former = new WeakMap<UpdateBody, Settings>();
      return {
        update: {
          update: (body, at) => {
            former.set(body, at.tenant.settings[at.endpoint.collection]);
            return update.update(body, at);
          },
          cascadedKeys: (body, at) => {
            const before = former.get(body);
            const after = at.tenant.settings[at.endpoint.collection];
            return update
              .cascadedKeys(body, at)
              .filter(
                key => !isDeepStrictEqual(before?.hooks[key], after.hooks[key]) || key === 'auth',
              );
          },
        },
      };
    },
  },
]);
