import { memory, withSecret } from './changed-settings.ts';
import { type Fault, faultsOf } from './fault.ts';
import { onCascade, onCascadedKeys } from './replace-step.ts';
import type { Settings } from './server/model.ts';
import { withKeys } from './server/update.ts';

function firstItems(count: number): Fault['plant'] {
  return () => ({
    update: {
      cascade: (keys, settings, { tenant, endpoint }) => {
        const items = tenant.items[endpoint.collection];
        for (const [id, item] of [...items].slice(0, count))
          items.set(id, withKeys(item, keys, settings));
      },
    },
  });
}

export const updateAllReachesEveryItem = faultsOf('update-all-reaches-every-item', [
  {
    id: 'cascade-stops-at-5000',
    story: 'One statement names all ids, and the driver takes 5,000 parameters and drops the rest.',
    plant: firstItems(5000),
  },
  {
    id: 'same-keys-not-cascaded-again',
    story:
      'Bulk jobs are told apart by the keys they copy, and one that ran already is a duplicate.',
    plant: () => {
      const ran = memory<Settings, Set<string>>(() => new Set());
      return {
        update: {
          cascade: (keys, settings, at) => {
            const items = at.tenant.items[at.endpoint.collection];
            for (const [id, item] of items) {
              const done = ran(item);
              if (done.has(keys.join())) continue;
              const after = withKeys(item, keys, settings);
              for (const job of [...done, keys.join()]) ran(after).add(job);
              items.set(id, after);
            }
          },
        },
      };
    },
  },
  {
    id: 'cascade-stops-at-first-page',
    story:
      'The cascade lists the items with the default page size of 100 and never asks for the next page.',
    plant: onCascade((_conforming, keys, settings, { tenant, endpoint }) => {
      const items = tenant.items[endpoint.collection];
      for (const [id, item] of [...items].slice(0, 100))
        items.set(id, withKeys(item, keys, settings));
    }),
  },
  {
    id: 'cascade-skips-between-pages',
    story: 'The next page starts one item late, so each 101st is skipped.',
    plant: onCascade((_conforming, keys, settings, { tenant, endpoint }) => {
      const items = tenant.items[endpoint.collection];
      for (const [index, [id, item]] of [...items].entries())
        if (index % 101 !== 100) items.set(id, withKeys(item, keys, settings));
    }),
  },
  {
    id: 'cascade-stops-at-1000',
    story: 'The search behind the listing returns at most 1,000 hits, paged or not.',
    plant: onCascade((_conforming, keys, settings, { tenant, endpoint }) => {
      const items = tenant.items[endpoint.collection];
      for (const [id, item] of [...items].slice(0, 1000))
        items.set(id, withKeys(item, keys, settings));
    }),
  },
  {
    id: 'cascade-crosses-collections',
    story: 'Items of both kinds share one table and the cascade forgets to say which it means.',
    plant: onCascade((_conforming, keys, settings, { tenant }) => {
      for (const items of Object.values(tenant.items))
        for (const [id, item] of items) items.set(id, withKeys(item, keys, settings));
    }),
  },
  {
    id: 'items-before-settings-missed',
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
    story:
      'Only enabled hooks are handed on, so switching one off everywhere switches it off nowhere else.',
    plant: onCascade((conforming, keys, settings, at) =>
      conforming(
        keys.filter(key => settings.hooks[key]?.status !== false),
        settings,
        at,
      ),
    ),
  },
  {
    id: 'auth-not-cascaded',
    story:
      'The bulk statement lists the columns of the hooks; those of the credentials came later.',
    plant: onCascadedKeys((conforming, body, at) =>
      conforming(body, at).filter(key => key !== 'auth'),
    ),
  },
  {
    id: 'masked-secret-cascaded',
    story: 'The cascade takes the settings from the answer, where the secret is masked already.',
    plant: onCascade((conforming, keys, settings, at) =>
      conforming(keys, { ...settings, auth: withSecret(settings.auth, () => 'null') }, at),
    ),
  },
  // borisdj/EFCore.BulkExtensions#48.
  {
    id: 'items-without-url-not-reached',
    story: 'The bulk statement says `WHERE url <> ?`, which is not true of a url that is null.',
    plant: onCascade((_conforming, keys, settings, { tenant, endpoint }) => {
      const items = tenant.items[endpoint.collection];
      for (const [id, item] of items) {
        const reached = keys.filter(key => key === 'auth' || item.hooks[key]?.url !== null);
        items.set(id, withKeys(item, reached, settings));
      }
    }),
  },
]);
