import { areSettings, withHooks } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { onCascadedKeys, onFire } from './replace-step.ts';
import type { Settings } from './server/model.ts';

export const updateAllFalseSparesItems = faultsOf('update-all-false-spares-items', [
  {
    id: 'cascade-always',
    story: 'The items read the hooks that were sent from the settings, whatever `updateAll` says.',
    plant: onCascadedKeys((conforming, body, at) => [
      ...new Set([
        ...conforming(body, at),
        ...at.endpoint.hooks.filter(name => name in body.webhooks),
      ]),
    ]),
  },
  {
    id: 'absent-update-all-counts',
    story:
      '`updateAll` defaults to true in the request class, so only an explicit false spares the items.',
    plant: onCascadedKeys((conforming, body, at) => conforming({ updateAll: true, ...body }, at)),
  },
  {
    id: 'update-all-remembered',
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
    story: 'Items show credentials of their own, but the sender takes those of the settings.',
    plant: onFire((conforming, item: Settings, event, at) => {
      const { auth } = at.tenant.settings[at.endpoint.collection];
      return conforming({ ...item, auth }, event, at);
    }),
  },
  {
    id: 'items-deliver-to-live-urls',
    story: 'Items show urls of their own, but the sender looks them up in the settings.',
    plant: onFire((conforming, item, event, at) => {
      const live = at.tenant.settings[at.endpoint.collection];
      const moved = withHooks(item, (hook, name) => ({
        ...hook,
        url: live.hooks[name]?.url ?? hook.url,
      }));
      return conforming(moved, event, at);
    }),
  },
]);
