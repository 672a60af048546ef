import type { Fault } from '../fault.ts';
import type { Settings, Tenant } from '../server/model.ts';
import { memory, unsetHook, withHooks, withSecret } from './spoiled.ts';

/** Wrong servers whose new items start from something other than the settings of the moment. */
export const itemFaults: readonly Fault[] = [
  {
    id: 'new-items-start-empty',
    rule: 'new-items-start-from-settings',
    story: 'Settings are only ever handed on by a bulk update, so a new item has none.',
    plant: ({ update }) => ({
      update: {
        newItem: at => ({
          ...withHooks(update.newItem(at), () => unsetHook),
          auth: { type: null },
        }),
      },
    }),
  },
  {
    id: 'new-items-from-a-cached-template',
    rule: 'new-items-start-from-settings',
    story:
      'The template of new items is loaded once and kept, so later settings do not reach them.',
    plant: ({ update }) => {
      const templates = memory<object, { item: Settings | null }>(() => ({ item: null }));
      return {
        update: {
          newItem: at => {
            const template = templates(at.tenant.items[at.endpoint.collection]);
            template.item ??= update.newItem(at);
            return structuredClone(template.item);
          },
        },
      };
    },
  },
  {
    id: 'new-items-without-auth',
    rule: 'new-items-start-from-settings',
    story: 'Creating an item copies the hooks; credentials were added to the settings later.',
    plant: ({ update }) => ({
      update: { newItem: at => ({ ...update.newItem(at), auth: { type: null } }) },
    }),
  },
  {
    id: 'new-items-with-a-masked-secret',
    rule: 'new-items-start-from-settings',
    story: 'The template of a new item goes through the view, so its secret is the mask.',
    plant: ({ update }) => ({
      update: {
        newItem: at => {
          const item = update.newItem(at);
          return { ...item, auth: withSecret(item.auth, () => '********') };
        },
      },
    }),
  },
  {
    id: 'new-items-from-the-last-cascade',
    rule: 'new-items-start-from-settings',
    story: 'The last bulk update also applies to items that did not exist yet.',
    plant: ({ update }) => {
      const pushed = new WeakMap<object, Settings>();
      return {
        update: {
          cascade: (keys, settings, at) => {
            if (keys.length > 0) pushed.set(at.tenant.items[at.endpoint.collection], settings);
            update.cascade(keys, settings, at);
          },
          newItem: at =>
            structuredClone(pushed.get(at.tenant.items[at.endpoint.collection])) ??
            update.newItem(at),
        },
      };
    },
  },
  {
    id: 'new-items-copy-their-predecessor',
    rule: 'new-items-start-from-settings',
    story: 'Creating starts from the last item that was made, as the "duplicate" button does.',
    plant: ({ update }) => ({
      update: {
        newItem: at => {
          const last = [...at.tenant.items[at.endpoint.collection].values()].at(-1);
          return structuredClone(last) ?? update.newItem(at);
        },
      },
    }),
  },
  {
    id: 'new-items-with-hooks-off',
    rule: 'new-items-start-from-settings',
    story: 'New items take the urls and leave every hook off until somebody publishes them.',
    plant: ({ update }) => ({
      update: {
        newItem: at => withHooks(update.newItem(at), hook => ({ ...hook, status: false })),
      },
    }),
  },
  {
    id: 'secret-for-the-first-new-item-only',
    rule: 'new-items-start-from-settings',
    story:
      'Of several items that are created at once only the first gets the secret, which is read once.',
    plant: ({ update, hooks }) => {
      const read = memory<Tenant, { count: number }>(() => ({ count: 0 }));
      return {
        update: {
          newItem: at => {
            const item = update.newItem(at);
            read(at.tenant).count += 1;
            return read(at.tenant).count === 1
              ? item
              : { ...item, auth: withSecret(item.auth, () => 'null') };
          },
        },
        hooks: {
          createItems: (count, at) => {
            read(at.tenant).count = 0;
            return hooks.createItems(count, at);
          },
        },
      };
    },
  },
];
