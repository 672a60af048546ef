import type { Fault } from '../fault.ts';
import type { Settings, Tenant, UpdateBody } from '../server/model.ts';
import { hookPatch, withKeys } from '../server/update.ts';
import { areSettings } from './spoiled.ts';

/** Wrong servers that copy too much or too little, or copy when nobody asked. */
export const cascadeKeyFaults: readonly Fault[] = [
  {
    id: 'only-sent-members-cascaded',
    rule: 'update-all-copies-sent-keys',
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
    rule: 'update-all-copies-sent-keys',
    story:
      '`UPDATE items SET settings = …` writes the whole document over what items had of their own.',
    plant: ({ update }) => ({
      update: {
        cascadedKeys: (body, at) =>
          update.cascadedKeys(body, at).length > 0 ? [...at.endpoint.hooks, 'auth'] : [],
      },
    }),
  },
  {
    id: 'auth-merged-into-items',
    rule: 'update-all-copies-sent-keys',
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
    rule: 'update-all-copies-sent-keys',
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
    rule: 'update-all-copies-sent-keys',
    story: 'The bulk statement uses COALESCE, so removed credentials stay on every item.',
    plant: ({ update }) => ({
      update: {
        cascade: (keys, settings, at) =>
          update.cascade(
            keys.filter(key => key !== 'auth' || settings.auth.type !== null),
            settings,
            at,
          ),
      },
    }),
  },
  {
    id: 'nothing-named-means-everything',
    rule: 'update-all-copies-sent-keys',
    story: 'A bulk update that names no key is taken for "push everything to the items".',
    plant: ({ update }) => ({
      update: {
        cascadedKeys: (body, at) =>
          body.updateAll === true && Object.keys(body.webhooks).length === 0
            ? [...at.endpoint.hooks, 'auth']
            : update.cascadedKeys(body, at),
      },
    }),
  },
  {
    id: 'cascade-always',
    rule: 'update-all-false-spares-items',
    story: 'The items read the hooks that were sent from the settings, whatever `updateAll` says.',
    plant: () => ({
      update: {
        cascadedKeys: (body, { endpoint }) => endpoint.hooks.filter(name => name in body.webhooks),
      },
    }),
  },
  {
    id: 'absent-update-all-counts',
    rule: 'update-all-false-spares-items',
    story:
      '`updateAll` defaults to true in the request class, so only an explicit false spares the items.',
    plant: ({ update }) => ({
      update: {
        cascadedKeys: (body, at) => update.cascadedKeys({ updateAll: true, ...body }, at),
      },
    }),
  },
  {
    id: 'update-all-remembered',
    rule: 'update-all-false-spares-items',
    story: 'The flag is stored with the settings, so after one bulk update every update is one.',
    plant: ({ update }) => {
      const remembered = new WeakSet<object>();
      return {
        update: {
          cascadedKeys: (body, at) => {
            const items = at.tenant.items[at.endpoint.collection];
            if (body.updateAll === true) remembered.add(items);
            return update.cascadedKeys({ ...body, updateAll: remembered.has(items) }, at);
          },
        },
      };
    },
  },
  {
    id: 'new-items-share-the-settings',
    rule: 'update-all-false-spares-items',
    story:
      'A new item holds a reference to the settings object, and updates change that object in place.',
    plant: ({ update }) => ({
      update: {
        newItem: ({ tenant, endpoint }) => tenant.settings[endpoint.collection],
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          return areSettings(settings, at.tenant) ? Object.assign(settings, after) : after;
        },
      },
    }),
  },
  {
    id: 'deliveries-read-live-credentials',
    rule: 'update-all-false-spares-items',
    story: 'Items show credentials of their own, but the sender takes those of the settings.',
    plant: ({ hooks }) => ({
      hooks: {
        fire: (item: Settings, event, at) => {
          const { auth } = at.tenant.settings[at.endpoint.collection];
          return hooks.fire({ ...item, auth }, event, at);
        },
      },
    }),
  },
];
