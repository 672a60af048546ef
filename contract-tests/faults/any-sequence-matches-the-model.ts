import { isDeepStrictEqual } from 'node:util';
import { areSettings, memory, withHooks, withSecret } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { afterFailure, afterUpdate, onFire, onItemChange } from './replace-step.ts';
import type { Settings, Tenant } from './server/model.ts';
import { hookPatch, withKeys } from './server/update.ts';

interface Broadcast {
  readonly keys: readonly string[];
  readonly settings: Settings;
}

export const anySequenceMatchesTheModel = faultsOf('any-sequence-matches-the-model', [
  {
    id: 'failure-forgets-the-credentials',
    story: 'A delivery that is not taken is put down to old credentials, which are thrown away.',
    plant: afterFailure(item => ({ ...item, auth: withSecret(item.auth, () => 'expired') })),
  },
  {
    id: 'one-broadcast-at-a-time',
    story:
      'A bulk update is one row that items read through; the next one replaces it, other keys or not.',
    plant: ({ hooks }) => {
      const broadcasts = memory<object, { last: Broadcast | null }>(() => ({ last: null }));
      // An item does not read the broadcast that was the last one when it was made or changed.
      const younger = new WeakMap<Settings, Broadcast | null>();
      return {
        update: {
          cascade: (keys, settings, { tenant, endpoint }) => {
            if (keys.length > 0)
              broadcasts(tenant.items[endpoint.collection]).last = { keys, settings };
          },
          newItem: ({ tenant, endpoint }) => {
            const item = structuredClone(tenant.settings[endpoint.collection]);
            younger.set(item, broadcasts(tenant.items[endpoint.collection]).last);
            return item;
          },
        },
        hooks: {
          findItem: (id, at) => {
            const item = hooks.findItem(id, at);
            const { last } = broadcasts(at.tenant.items[at.endpoint.collection]);
            if (item === undefined || last === null || younger.get(item) === last) return item;
            return withKeys(item, last.keys, last.settings);
          },
          changeItem: (id, item, patch, at) => {
            hooks.changeItem(id, item, patch, at);
            const items = at.tenant.items[at.endpoint.collection];
            const changed = items.get(id);
            if (changed !== undefined) younger.set(changed, broadcasts(items).last);
          },
        },
      };
    },
  },
  {
    id: 'broadcast-hides-later-changes',
    story:
      'What a bulk update wrote takes precedence for good, so an item changed afterwards shows the old.',
    plant: ({ hooks }) => {
      const broadcast = memory<object, Map<string, Settings>>(() => new Map());
      const pushed = memory<Settings, { keys: ReadonlyMap<string, Settings> }>(() => ({
        keys: new Map(),
      }));
      return {
        update: {
          cascade: (keys, settings, { tenant, endpoint }) => {
            const items = tenant.items[endpoint.collection];
            for (const key of keys) broadcast(items).set(key, settings);
            for (const [id, item] of items) {
              const after = withKeys(item, keys, settings);
              pushed(after).keys = new Map(broadcast(items));
              items.set(id, after);
            }
          },
        },
        hooks: {
          changeItem: (id, item, patch, at) => {
            hooks.changeItem(id, item, patch, at);
            const items = at.tenant.items[at.endpoint.collection];
            const changed = items.get(id);
            const { keys } = pushed(item);
            if (changed === undefined || keys.size === 0) return;
            const hooksAfter = withHooks(changed, (_, name) => keys.get(name)?.hooks[name]);
            const after = { ...hooksAfter, auth: keys.get('auth')?.auth ?? changed.auth };
            pushed(after).keys = keys;
            items.set(id, after);
          },
        },
      };
    },
  },
  {
    id: 'item-change-replaces',
    story: 'The settings are merged, and items were made with the generator, whose PUT replaces.',
    plant: afterUpdate((after, patch, settings, at) => {
      if (areSettings(settings, at.tenant)) return after;
      return withHooks(after, (_, name) =>
        hookPatch(patch, name) === undefined ? { status: false, url: null } : undefined,
      );
    }),
  },
  {
    id: 'item-change-reaches-the-settings',
    story: 'Editing an item saves its account along with it, so its hooks become the settings.',
    plant: onItemChange((conforming, id, item, patch, at) => {
      conforming(id, item, patch, at);
      const { settings, items } = at.tenant;
      const changed = items[at.endpoint.collection].get(id);
      if (changed !== undefined) settings[at.endpoint.collection].hooks = changed.hooks;
    }),
  },
  {
    id: 'secret-wiped-after-use',
    story:
      'The sender wipes the secret from memory after a delivery, and the store holds the same buffer.',
    plant: onFire(async (conforming, item, event, at) => {
      const outcome = await conforming(item, event, at);
      item.auth = withSecret(item.auth, secret => '0'.repeat(secret.length));
      return outcome;
    }),
  },
  {
    id: 'refusal-blocks-the-next-update',
    story:
      'A refused request leaves its transaction open, and the next update is rolled back with it.',
    plant: ({ update }) => {
      const open = new WeakSet<Tenant>();
      return {
        update: {
          update: async (body, at) => {
            const { tenant, endpoint } = at;
            const before = tenant.settings[endpoint.collection];
            try {
              await update.update(body, at);
            } catch (error) {
              open.add(tenant);
              throw error;
            }
            if (open.delete(tenant)) tenant.settings[endpoint.collection] = before;
          },
        },
      };
    },
  },
  // datacats/ckanext-webhooks#8, docker/hub-feedback#181.
  {
    id: 'request-seen-before-ignored',
    story: 'A request that came before counts as sent twice, whatever has changed in between.',
    plant: ({ update }) => {
      const seen = memory<Tenant['items'], Set<string>>(() => new Set());
      return {
        update: {
          update: async (body, at) => {
            const known = seen(at.tenant.items);
            const text = `${at.endpoint.path} ${JSON.stringify(body)}`;
            if (known.has(text)) return;
            await update.update(body, at);
            known.add(text);
          },
        },
      };
    },
  },
  // shopware/shopware#19145: rows that look alike were written together.
  {
    id: 'items-alike-changed-together',
    story: 'Items that hold the same share a row until one is changed, and then all of them are.',
    plant: onItemChange((conforming, id, item, patch, at) => {
      const items = at.tenant.items[at.endpoint.collection];
      const alike = [...items].filter(([, other]) => isDeepStrictEqual(other, item));
      conforming(id, item, patch, at);
      const changed = items.get(id);
      if (changed !== undefined)
        for (const [other] of alike) items.set(other, structuredClone(changed));
    }),
  },
]);
