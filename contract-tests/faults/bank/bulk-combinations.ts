import type { Fault } from '../fault.ts';
import type { Endpoint, Settings, Tenant, UpdateBody } from '../server/model.ts';
import { withKeys } from '../server/update.ts';
import { memory, withHooks, withSecret } from './spoiled.ts';

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

/** Wrong servers whose bulk update goes wrong only together with something else. */
export const bulkCombinationFaults: readonly Fault[] = [
  {
    id: 'cascade-stops-at-5000',
    rule: 'update-all-reaches-every-item',
    story: 'One statement names all ids, and the driver takes 5,000 parameters and drops the rest.',
    plant: firstItems(5000),
  },
  {
    id: 'same-keys-not-cascaded-again',
    rule: 'update-all-reaches-every-item',
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
    id: 'half-sent-auth-merged-into-items',
    rule: 'update-all-copies-sent-keys',
    story:
      'Items take the fields of the credentials that were sent and keep their own of the rest.',
    plant: ({ update }) => ({
      update: {
        update: (body, at) => {
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
          const done = update.update(body, at);
          merge(items, before);
          return done;
        },
      },
    }),
  },
  {
    id: 'items-send-former-credentials-too',
    rule: 'type-switch-forgets-other',
    story: 'A bulk change of type adds the new header to the defaults of the client of each item.',
    plant: ({ update, hooks, answer }) => {
      const former = memory<Settings, Record<string, string>>(() => ({}));
      return {
        update: {
          cascade: (keys, settings, at) => {
            const items = at.tenant.items[at.endpoint.collection];
            const before = new Map(items);
            update.cascade(keys, settings, at);
            for (const [id, item] of items) {
              const own = before.get(id);
              if (own === undefined || own.auth.type === item.auth.type) continue;
              Object.assign(former(item), answer.event(enabled(own), 'start', {})?.headers);
            }
          },
        },
        hooks: {
          fire: (item, event, at) => {
            const kept = former(item);
            const sending = {
              ...at.answer,
              event: (settings: Settings, name: string, payload: unknown) => {
                const sent = at.answer.event(settings, name, payload);
                return sent === null ? null : { ...sent, headers: { ...kept, ...sent.headers } };
              },
            };
            return hooks.fire(item, event, { ...at, answer: sending });
          },
        },
      };
    },
  },
  {
    id: 'nothing-stored-nothing-cascaded',
    rule: 'update-auth-guards-auth',
    story: 'With both flags true the bulk path is skipped when no credentials are stored.',
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
    id: 'posted-back-view-spoils-items',
    rule: 'round-trip-changes-nothing',
    story:
      'The bulk path copies the request as it is, and a view that is posted back has no secret.',
    plant: ({ update }) => ({
      update: {
        update: (body, at) => {
          const { auth } = body.webhooks;
          const isMasked = !auth?.basic?.password && !auth?.apikey?.apikey;
          const done = update.update(body, at);
          if (body.updateAll !== true || auth === undefined || !isMasked || !sendsAll(body, at))
            return done;
          const items = at.tenant.items[at.endpoint.collection];
          for (const [id, item] of items)
            items.set(id, { ...item, auth: withSecret(item.auth, () => 'null') });
          return done;
        },
      },
    }),
  },
  {
    id: 'second-tenant-reaches-the-first',
    rule: 'tenants-are-isolated',
    story: 'Child accounts come after their parent, and a bulk update says `tenant_id <= ?`.',
    plant: () => ({
      update: {
        cascade: (keys, settings, { tenant, tenants, endpoint }) => {
          for (const reached of upTo(tenant, tenants, endpoint))
            for (const [id, item] of reached) reached.set(id, withKeys(item, keys, settings));
        },
      },
    }),
  },
  {
    id: 'bulk-updates-deadlock',
    rule: 'concurrent-updates-all-land',
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
];

/** As a view does that is posted back. */
function sendsAll({ webhooks }: UpdateBody, { endpoint }: { endpoint: Endpoint }): boolean {
  return endpoint.hooks.every(hook => webhooks[hook] !== undefined);
}

function enabled(settings: Settings): Settings {
  return withHooks(settings, hook => ({ status: true, url: hook.url ?? 'http://localhost' }));
}

function upTo(
  tenant: Tenant,
  tenants: ReadonlyMap<string, Tenant>,
  { collection }: Endpoint,
): Map<string, Settings>[] {
  const every = [...tenants.values()];
  return every.slice(0, every.indexOf(tenant) + 1).map(({ items }) => items[collection]);
}
