import type { Fault } from '../fault.ts';
import type { Settings } from '../server/model.ts';
import { withKeys } from '../server/update.ts';
import { withSecret } from './spoiled.ts';

/** Wrong servers whose `updateAll` does not reach every item, or reaches others too. */
export const cascadeReachFaults: readonly Fault[] = [
  {
    id: 'cascade-stops-at-first-page',
    rule: 'update-all-reaches-every-item',
    story:
      'The cascade lists the items with the default page size of 100 and never asks for the next page.',
    plant: () => ({
      update: {
        cascade: (keys, settings, { tenant, endpoint }) => {
          const items = tenant.items[endpoint.collection];
          for (const [id, item] of [...items].slice(0, 100))
            items.set(id, withKeys(item, keys, settings));
        },
      },
    }),
  },
  {
    id: 'cascade-skips-between-pages',
    rule: 'update-all-reaches-every-item',
    story: 'The next page starts one item late, so each 101st is skipped.',
    plant: () => ({
      update: {
        cascade: (keys, settings, { tenant, endpoint }) => {
          const items = tenant.items[endpoint.collection];
          for (const [index, [id, item]] of [...items].entries())
            if (index % 101 !== 100) items.set(id, withKeys(item, keys, settings));
        },
      },
    }),
  },
  {
    id: 'cascade-stops-at-1000',
    rule: 'update-all-reaches-every-item',
    story: 'The search behind the listing returns at most 1,000 hits, paged or not.',
    plant: () => ({
      update: {
        cascade: (keys, settings, { tenant, endpoint }) => {
          const items = tenant.items[endpoint.collection];
          for (const [id, item] of [...items].slice(0, 1000))
            items.set(id, withKeys(item, keys, settings));
        },
      },
    }),
  },
  {
    id: 'cascade-crosses-collections',
    rule: 'update-all-reaches-every-item',
    story: 'Items of both kinds share one table and the cascade forgets to say which it means.',
    plant: () => ({
      update: {
        cascade: (keys, settings, { tenant }) => {
          for (const items of Object.values(tenant.items))
            for (const [id, item] of items) items.set(id, withKeys(item, keys, settings));
        },
      },
    }),
  },
  {
    id: 'items-before-settings-missed',
    rule: 'update-all-reaches-every-item',
    story:
      'Items that were made before the tenant had any settings have no row for the cascade to change.',
    plant: ({ update }) => {
      const rowless = new WeakSet<Settings>();
      const everSet = new WeakSet<object>();
      return {
        update: {
          update: (body, at) => {
            everSet.add(at.tenant.items[at.endpoint.collection]);
            return update.update(body, at);
          },
          newItem: at => {
            const item = update.newItem(at);
            if (!everSet.has(at.tenant.items[at.endpoint.collection])) rowless.add(item);
            return item;
          },
          cascade: (keys, settings, { tenant, endpoint }) => {
            const items = tenant.items[endpoint.collection];
            for (const [id, item] of items)
              if (!rowless.has(item)) items.set(id, withKeys(item, keys, settings));
          },
        },
      };
    },
  },
  {
    id: 'changed-items-skipped',
    rule: 'update-all-reaches-every-item',
    story: 'An item that someone has changed counts as customised and is left alone from then on.',
    plant: ({ hooks }) => {
      const customised = new Set<string>();
      return {
        update: {
          cascade: (keys, settings, { tenant, endpoint }) => {
            const items = tenant.items[endpoint.collection];
            for (const [id, item] of items)
              if (!customised.has(id)) items.set(id, withKeys(item, keys, settings));
          },
        },
        hooks: {
          changeItem: (id, item, patch, at) => {
            customised.add(id);
            hooks.changeItem(id, item, patch, at);
          },
        },
      };
    },
  },
  {
    id: 'unchanged-settings-not-cascaded',
    rule: 'update-all-reaches-every-item',
    story:
      'The handler returns early when the settings stay the same, and the items keep their own.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          return JSON.stringify(after) === JSON.stringify(settings) ? settings : after;
        },
        update: (body, at) => {
          const { tenant, endpoint, steps } = at;
          const authCounts = steps.authCounts(body, at);
          const before = tenant.settings[endpoint.collection];
          const after = steps.settingsAfter(before, body.webhooks, { ...at, authCounts });
          return after === before ? undefined : update.update(body, at);
        },
      },
    }),
  },
  {
    id: 'false-not-cascaded',
    rule: 'update-all-reaches-every-item',
    story:
      'Only enabled hooks are handed on, so switching one off everywhere switches it off nowhere else.',
    plant: ({ update }) => ({
      update: {
        cascade: (keys, settings, at) =>
          update.cascade(
            keys.filter(key => settings.hooks[key]?.status !== false),
            settings,
            at,
          ),
      },
    }),
  },
  {
    id: 'auth-not-cascaded',
    rule: 'update-all-reaches-every-item',
    story:
      'The bulk statement lists the columns of the hooks; those of the credentials came later.',
    plant: ({ update }) => ({
      update: {
        cascadedKeys: (body, at) => update.cascadedKeys(body, at).filter(key => key !== 'auth'),
      },
    }),
  },
  {
    id: 'masked-secret-cascaded',
    rule: 'update-all-reaches-every-item',
    story: 'The cascade takes the settings from the answer, where the secret is masked already.',
    plant: ({ update }) => ({
      update: {
        cascade: (keys, settings, at) =>
          update.cascade(keys, { ...settings, auth: withSecret(settings.auth, () => 'null') }, at),
      },
    }),
  },
];
