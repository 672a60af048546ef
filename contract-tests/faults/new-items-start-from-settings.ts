import { memory, unsetHook, withHooks, withSecret } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { afterNewItem, onItemCreation, onNewItem } from './replace-step.ts';
import type { Settings, Tenant } from './server/model.ts';

export const newItemsStartFromSettings = faultsOf('new-items-start-from-settings', [
  {
    id: 'new-items-start-empty',
    story: 'Settings are only ever handed on by a bulk update, so a new item has none.',
    plant: afterNewItem(item => ({
      ...withHooks(item, () => unsetHook),
      auth: { type: null },
    })),
  },
  {
    id: 'new-items-from-a-cached-template',
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
    story: 'Creating an item copies the hooks; credentials were added to the settings later.',
    plant: afterNewItem(item => ({ ...item, auth: { type: null } })),
  },
  {
    id: 'new-items-with-a-masked-secret',
    story: 'The template of a new item goes through the view, so its secret is the mask.',
    plant: afterNewItem(item => ({ ...item, auth: withSecret(item.auth, () => '********') })),
  },
  {
    id: 'new-items-from-the-last-cascade',
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
    story: 'Creating starts from the last item that was made, as the "duplicate" button does.',
    plant: onNewItem((conforming, at) => {
      const last = [...at.tenant.items[at.endpoint.collection].values()].at(-1);
      return structuredClone(last) ?? conforming(at);
    }),
  },
  {
    id: 'new-items-with-hooks-off',
    story: 'New items take the urls and leave every hook off until somebody publishes them.',
    plant: afterNewItem(item => withHooks(item, hook => ({ ...hook, status: false }))),
  },
  {
    id: 'secret-for-the-first-new-item-only',
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
  {
    id: 'first-of-a-batch-empty',
    story: 'The template is loaded along with the first item of a batch, too late for that one.',
    plant: onItemCreation((conforming, count, at) => {
      const ids = conforming(count, at);
      const items = at.tenant.items[at.endpoint.collection];
      const [first = ''] = ids;
      const item = items.get(first);
      if (count > 1 && item !== undefined)
        items.set(
          first,
          withHooks(item, () => ({ status: false, url: null })),
        );
      return ids;
    }),
  },
]);
