import { memory } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { onUpdate } from './replace-step.ts';
import type { Settings, Tenant } from './server/model.ts';
import { withKeys } from './server/update.ts';

const aWhile = () => new Promise(resolve => setTimeout(resolve, 5));

export const concurrentUpdatesAllLand = faultsOf('concurrent-updates-all-land', [
  {
    id: 'bulk-updates-deadlock',
    story: 'Two bulk updates lock the items in different order, and the database ends one of them.',
    plant: ({ update }) => {
      const busy = new Set<Tenant>();
      return {
        update: {
          update: async (body, at) => {
            const many = at.tenant.items[at.endpoint.collection].size > 1;
            if (body.updateAll !== true || !many) return update.update(body, at);
            if (busy.has(at.tenant)) throw new Error('deadlock detected');
            busy.add(at.tenant);
            await new Promise(resolve => setTimeout(resolve, 5));
            busy.delete(at.tenant);
            return update.update(body, at);
          },
        },
      };
    },
  },
  {
    id: 'lost-update',
    story: 'Load, change, save with an await in between: the last to save undoes the others.',
    plant: onUpdate(async (conforming, body, at) => {
      const { tenant, endpoint } = at;
      const loaded = structuredClone(tenant.settings[endpoint.collection]);
      await aWhile();
      tenant.settings[endpoint.collection] = loaded;
      await conforming(body, at);
    }),
  },
  {
    id: 'lost-update-with-auth',
    story:
      'Hooks are written by column; credentials are encrypted first, and then the row is saved whole.',
    plant: onUpdate(async (conforming, body, at) => {
      const { tenant, endpoint } = at;
      if (body.webhooks.auth !== undefined) {
        const loaded = structuredClone(tenant.settings[endpoint.collection]);
        await aWhile();
        tenant.settings[endpoint.collection] = loaded;
      }
      await conforming(body, at);
    }),
  },
  {
    id: 'lost-update-across-endpoints',
    story: 'One document holds the settings of both endpoints and is loaded and saved as a whole.',
    plant: onUpdate(async (conforming, body, at) => {
      const { tenant, endpoint } = at;
      const other = endpoint.collection === 'assessments' ? 'aiInterviews' : 'assessments';
      const loaded = tenant.settings[other];
      await aWhile();
      await conforming(body, at);
      tenant.settings[other] = loaded;
    }),
  },
  {
    id: 'second-writer-refused',
    story: 'Optimistic locking without a retry: whoever comes second gets a conflict.',
    plant: ({ request }) => {
      const busy = new Set<Tenant>();
      return {
        request: {
          update: async (message, bytes, at) => {
            if (busy.has(at.tenant)) return at.answer.problem(409, 'Changed by somebody else');
            busy.add(at.tenant);
            try {
              await aWhile();
              return await request.update(message, bytes, at);
            } finally {
              busy.delete(at.tenant);
            }
          },
        },
      };
    },
  },
  {
    id: 'locked-database',
    story: "SQLite's busy timeout is 0 by default, so the second writer gets a 500.",
    plant: ({ update }) => {
      const writing = new Set<Tenant>();
      return {
        update: {
          update: async (body, at) => {
            if (writing.has(at.tenant)) throw new Error('SQLITE_BUSY: database is locked');
            writing.add(at.tenant);
            await aWhile();
            writing.delete(at.tenant);
            await update.update(body, at);
          },
        },
      };
    },
  },
  {
    id: 'lost-cascade',
    story: 'The settings are updated safely, the items are loaded, changed and saved by a worker.',
    plant: ({ update }) => {
      const loaded = memory<Tenant, Map<string, Settings>[]>(() => []);
      return {
        update: {
          cascade: (_, __, { tenant, endpoint }) => {
            loaded(tenant).push(new Map(tenant.items[endpoint.collection]));
          },
          update: async (body, at) => {
            const { tenant, endpoint, steps } = at;
            await update.update(body, at);
            const keys = steps.cascadedKeys(body, {
              ...at,
              authCounts: steps.authCounts(body, at),
            });
            const items = loaded(tenant).pop() ?? new Map<string, Settings>();
            await aWhile();
            const settings = tenant.settings[endpoint.collection];
            for (const [id, item] of items)
              tenant.items[endpoint.collection].set(id, withKeys(item, keys, settings));
          },
        },
      };
    },
  },
  {
    id: 'item-change-undoes-a-cascade',
    story:
      'Changing an item loads it, waits for a look-up and saves it whole, over what came between.',
    plant: ({ update, hooks }) => {
      const loaded = memory<Tenant['items'], Map<string, Settings>>(() => new Map());
      return {
        update: {
          cascade: (keys, settings, at) => {
            update.cascade(keys, settings, at);
            const items = at.tenant.items[at.endpoint.collection];
            for (const [id, item] of loaded(at.tenant.items))
              if (items.has(id)) items.set(id, item);
          },
        },
        hooks: {
          changeItem: (id, item, patch, at) => {
            hooks.changeItem(id, item, patch, at);
            const items = at.tenant.items[at.endpoint.collection];
            const after = items.get(id);
            if (after === undefined) return;
            loaded(at.tenant.items).set(id, after);
            setTimeout(() => loaded(at.tenant.items).delete(id), 5);
          },
        },
      };
    },
  },
  {
    id: 'writes-coalesced',
    story:
      'Updates of a tenant within a few milliseconds are taken for a double click; the last one wins.',
    plant: ({ update }) => {
      const latest = new Map<Settings, object>();
      return {
        update: {
          update: async (body, at) => {
            const settings = at.tenant.settings[at.endpoint.collection];
            latest.set(settings, body);
            await aWhile();
            const superseded = latest.get(settings) !== body;
            if (!superseded) {
              latest.delete(settings);
              await update.update(body, at);
            }
          },
        },
      };
    },
  },
  {
    id: 'rollback-takes-others-along',
    story: 'All requests share one connection, so a rollback undoes what others are just saving.',
    plant: ({ request }) => {
      const open = memory<Tenant, { before: Settings | null }>(() => ({ before: null }));
      return {
        request: {
          update: async (message, bytes, at) => {
            const { tenant, endpoint } = at;
            const transaction = open(tenant);
            const opened = transaction.before === null;
            transaction.before ??= tenant.settings[endpoint.collection];
            const { before } = transaction;
            await new Promise(resolve => setTimeout(resolve, 5));
            try {
              return await request.update(message, bytes, at);
            } catch (error) {
              tenant.settings[endpoint.collection] = before;
              throw error;
            } finally {
              if (opened) transaction.before = null;
            }
          },
        },
      };
    },
  },
]);
