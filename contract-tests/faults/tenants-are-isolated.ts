import { membersIn } from '../../src/contract/json-pointer.ts';
import { memory, withHooks } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { onCascade, onFire } from './replace-step.ts';
import type { AnswerSteps } from './server/answer.ts';
import type { Auth, Endpoint, Settings, Tenant } from './server/model.ts';
import type { TestHookSteps } from './server/test-hooks.ts';
import { withKeys } from './server/update.ts';

function upTo(
  tenant: Tenant,
  tenants: ReadonlyMap<string, Tenant>,
  { collection }: Endpoint,
): Map<string, Settings>[] {
  const every = [...tenants.values()];
  return every.slice(0, every.indexOf(tenant) + 1).map(({ items }) => items[collection]);
}

/** An item by its id, whoever it belongs to. */
const findAnyItem: TestHookSteps['findItem'] = (id, { tenants, endpoint }) => {
  for (const { items } of tenants.values()) {
    const item = items[endpoint.collection].get(id);
    if (item !== undefined) return item;
  }
  return undefined;
};

/** Finds any item, and remembers which were handed to a tenant that they do not belong to. */
function strangersMarked(hooks: TestHookSteps) {
  const foreign = new WeakSet<Settings>();
  const findItem: TestHookSteps['findItem'] = (id, at) => {
    const own = hooks.findItem(id, at);
    const found = own ?? findAnyItem(id, at);
    if (found === undefined || own !== undefined) return own;
    const copy = structuredClone(found);
    foreign.add(copy);
    return copy;
  };
  return { foreign, findItem };
}

function notShowing(foreign: WeakSet<Settings>, { item, problem }: AnswerSteps) {
  const scoped: AnswerSteps['item'] = (id, view, settings) =>
    foreign.has(settings) ? problem(404, 'No such item') : item(id, view, settings);
  return { item: scoped };
}

const poolOf = memory<object, Map<string, { tenant: Tenant; auth: Auth }>>(() => new Map());

export const tenantsAreIsolated = faultsOf('tenants-are-isolated', [
  {
    id: 'second-tenant-reaches-the-first',
    story: 'Child accounts come after their parent, and a bulk update says `tenant_id <= ?`.',
    plant: onCascade((_conforming, keys, settings, { tenant, tenants, endpoint }) => {
      for (const reached of upTo(tenant, tenants, endpoint))
        for (const [id, item] of reached) reached.set(id, withKeys(item, keys, settings));
    }),
  },
  {
    id: 'deliveries-share-a-tenant',
    story: 'The dispatcher caches urls by the name of the event, whoever it was first sent for.',
    plant: ({ hooks }) => {
      const urls = new Map<string, string | null>();
      return {
        hooks: {
          fire: (item, event, at) => {
            const key = `${at.endpoint.collection} ${event.name}`;
            const known: Settings = withHooks(item, (hook, name) =>
              name === event.name ? { ...hook, url: urls.get(key) ?? hook.url } : hook,
            );
            urls.set(key, item.hooks[event.name]?.url ?? null);
            return hooks.fire(known, event, at);
          },
        },
      };
    },
  },
  {
    id: 'items-found-by-id-alone',
    story:
      '`SELECT … WHERE id = ?` finds an item whichever tenant asks; the ids were thought secret.',
    plant: () => ({ hooks: { findItem: findAnyItem } }),
  },
  {
    id: 'events-fired-by-id-alone',
    story: 'Showing an item checks whose it is, firing its events does not.',
    plant: ({ hooks, answer }) => {
      const { foreign, findItem } = strangersMarked(hooks);
      return {
        hooks: {
          findItem,
          changeItem: (id, item, patch, at) =>
            foreign.has(item) ? undefined : hooks.changeItem(id, item, patch, at),
        },
        answer: notShowing(foreign, answer),
      };
    },
  },
  {
    id: 'items-changed-by-id-alone',
    story: 'Reading is scoped to the tenant; the `UPDATE` names the id alone and then answers 404.',
    plant: ({ hooks, answer }) => {
      const { foreign, findItem } = strangersMarked(hooks);
      return {
        hooks: {
          findItem,
          changeItem: (id, item, patch, at) => {
            const owner = [...at.tenants.values()].find(({ items }) =>
              items[at.endpoint.collection].has(id),
            );
            hooks.changeItem(id, item, patch, { ...at, tenant: owner ?? at.tenant });
          },
          fire: async (item, event, at) =>
            foreign.has(item)
              ? at.answer.problem(404, 'No such item')
              : hooks.fire(item, event, at),
        },
        answer: notShowing(foreign, answer),
      };
    },
  },
  {
    id: 'cascade-reaches-every-tenant',
    story: 'The bulk statement has no tenant in its `WHERE`.',
    plant: onCascade((_conforming, keys, settings, { tenants, endpoint }) => {
      for (const { items } of tenants.values())
        for (const [id, item] of items[endpoint.collection])
          items[endpoint.collection].set(id, withKeys(item, keys, settings));
    }),
  },
  {
    id: 'credentials-cached-across-tenants',
    story:
      'The sender caches credentials by collection, so events carry those of whoever saved last.',
    plant: ({ update, hooks }) => {
      const cached = new Map<string, Auth>();
      return {
        update: {
          update: async (body, at) => {
            await update.update(body, at);
            const { auth } = at.tenant.settings[at.endpoint.collection];
            if (body.webhooks.auth !== undefined) cached.set(at.endpoint.collection, auth);
          },
        },
        hooks: {
          fire: (item, event, at) => {
            const auth = cached.get(at.endpoint.collection) ?? item.auth;
            return hooks.fire({ ...item, auth }, event, at);
          },
        },
      };
    },
  },
  {
    id: 'answers-cached-by-url-and-body',
    story:
      'A cache in front answers an empty update by its url and body, which say nothing of the key.',
    plant: ({ request }) => {
      const cached = new Map<string, Settings>();
      return {
        request: {
          update: async (message, bytes, at) => {
            const { tenant, endpoint, answer } = at;
            const body = at.request.parse(bytes);
            const answered = await request.update(message, bytes, at);
            const own = tenant.settings[endpoint.collection];
            const isRead = Object.keys(membersIn(membersIn(body).webhooks)).length === 0;
            const settings = isRead ? (cached.get(endpoint.path) ?? own) : own;
            if (!isRead) cached.set(endpoint.path, own);
            return answered.status === 200
              ? answer.success(answer.view(settings, { endpoint, answer }), endpoint, settings)
              : answered;
          },
        },
      };
    },
  },
  {
    id: 'new-items-from-any-tenant',
    story:
      'The template of new items is looked up by collection and found with whoever saved last.',
    plant: ({ update }) => {
      const last = new Map<string, Tenant>();
      return {
        update: {
          update: (body, at) => {
            last.set(at.endpoint.collection, at.tenant);
            return update.update(body, at);
          },
          newItem: at =>
            update.newItem({ ...at, tenant: last.get(at.endpoint.collection) ?? at.tenant }),
        },
      };
    },
  },
  {
    id: 'tenant-in-a-global-variable',
    story:
      'The current tenant is a global variable, and two requests at once swap it under each other.',
    plant: ({ request }) => {
      let current: Tenant | null = null;
      return {
        request: {
          update: async (message, bytes, at) => {
            current = at.tenant;
            await new Promise(resolve => setTimeout(resolve, 5));
            return request.update(message, bytes, { ...at, tenant: current });
          },
        },
      };
    },
  },
  {
    id: 'reset-forgets-everyone',
    story: 'Resetting truncates the tables, whoever else is in them.',
    plant: ({ hooks }) => ({
      hooks: {
        reset: at => {
          for (const tenant of at.tenants.values()) hooks.reset({ ...at, tenant });
        },
      },
    }),
  },
  // chmonitor/chmonitor#2945.
  {
    id: 'passwords-pooled-by-username',
    story: 'The pool of clients knows a username, and nothing of whose it is.',
    plant: onFire((conforming, item, event, at) => {
      const { auth } = item;
      if (auth.type !== 'basic') return conforming(item, event, at);
      const pool = poolOf(at.tenants);
      const known = pool.get(auth.username);
      if (known !== undefined && known.tenant !== at.tenant)
        return conforming({ ...item, auth: known.auth }, event, at);
      pool.set(auth.username, { tenant: at.tenant, auth });
      return conforming(item, event, at);
    }),
  },
]);
