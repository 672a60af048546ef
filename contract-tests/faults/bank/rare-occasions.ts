import type { Fault } from '../fault.ts';
import type { Auth, Settings, Tenant } from '../server/model.ts';
import { Refusal } from '../server/refusal.ts';
import { hookPatch } from '../server/update.ts';
import { memory, secretOf, withHooks, withSecret } from './spoiled.ts';

/** Wrong servers that go wrong only on an occasion that a first look does not meet. */
export const rareOccasionFaults: readonly Fault[] = [
  {
    id: 'null-type-needs-no-flag',
    rule: 'update-auth-guards-auth',
    story: 'The flag guards new credentials; that it should guard their removal nobody thought of.',
    plant: ({ update }) => ({
      update: {
        authCounts: (body, at) => update.authCounts(body, at) || body.webhooks.auth?.type === null,
      },
    }),
  },
  {
    id: 'ignored-auth-half-checked',
    rule: 'update-auth-guards-auth',
    story: 'Auth that does not count is checked for its members, but not for what they hold.',
    plant: ({ validation }) => ({
      validation: {
        body: (value, endpoint, checks) => {
          const { updateAuth } = Object(value);
          if (!endpoint.guarded || updateAuth === true)
            return validation.body(value, endpoint, checks);
          const lenient = {
            ...checks,
            username: () => true,
            password: () => true,
            header: () => true,
            apikey: () => true,
          };
          return validation.body(value, endpoint, lenient);
        },
      },
    }),
  },
  {
    id: 'item-view-posted-back-clears',
    rule: 'round-trip-changes-nothing',
    story:
      'An item is saved from its page with the masked view, and null is written as the secret.',
    plant: ({ hooks, answer }) => ({
      hooks: {
        changeItem: (id, item, patch, at) => {
          hooks.changeItem(id, item, patch, at);
          const items = at.tenant.items[at.endpoint.collection];
          const after = items.get(id);
          const whole = at.endpoint.hooks.every(hook => hookPatch(patch, hook) !== undefined);
          const sent = patch.auth?.basic?.password ?? patch.auth?.apikey?.apikey;
          if (after === undefined || !whole || patch.auth === undefined || sent) return;
          items.set(id, { ...after, auth: withSecret(after.auth, () => '') });
        },
      },
      answer: {
        viewOfAuth: (auth, at) =>
          answer.viewOfAuth(
            withSecret(auth, () => 'set'),
            at,
          ),
      },
    }),
  },
  {
    id: 'removed-twice-refused',
    rule: 'repeat-is-idempotent',
    story: 'Removing credentials deletes a row, and when there is none to delete it is an error.',
    plant: ({ update }) => ({
      update: {
        authAfter: (auth, patch, at) => {
          if (patch.type === null && auth.type === null)
            throw new Refusal('#/webhooks/auth', 'there are no credentials');
          return update.authAfter(auth, patch, at);
        },
      },
    }),
  },
  {
    id: 'clearing-twice-refused',
    rule: 'repeat-is-idempotent',
    story:
      'A url that is cleared already makes a request that "changes nothing", which is refused.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) => {
          if (patch.url === null && hook.url === null && patch.status === undefined)
            throw new Refusal(`#/webhooks/${at.name}/url`, 'is cleared already');
          return update.hookAfter(hook, patch, at);
        },
      },
    }),
  },
  {
    id: 'first-update-enables-the-rest',
    rule: 'omitted-hook-is-kept',
    story: 'The first update makes a row, and the column of the status defaults to true.',
    plant: ({ update }) => {
      const made = memory<Tenant['items'], Set<string>>(() => new Set());
      return {
        update: {
          settingsAfter: (settings, patch, at) => {
            const after = update.settingsAfter(settings, patch, at);
            const known = made(at.tenant.items);
            if (known.has(at.endpoint.collection)) return after;
            known.add(at.endpoint.collection);
            return withHooks(after, (hook, name) =>
              hookPatch(patch, name) === undefined ? { ...hook, status: true } : hook,
            );
          },
        },
      };
    },
  },
  {
    id: 'third-hook-cleared-while-enabled',
    rule: 'enabled-hook-needs-url',
    story: 'The check of a cleared url lists the two hooks that both endpoints have.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) =>
          at.name === 'updates' && patch.url === null && patch.status === undefined
            ? { ...hook, url: null }
            : update.hookAfter(hook, patch, at),
      },
    }),
  },
  {
    id: 'first-of-a-batch-empty',
    rule: 'new-items-start-from-settings',
    story: 'The template is loaded along with the first item of a batch, too late for that one.',
    plant: ({ hooks }) => ({
      hooks: {
        createItems: (count, at) => {
          const ids = hooks.createItems(count, at);
          const items = at.tenant.items[at.endpoint.collection];
          const [first = ''] = ids;
          const item = items.get(first);
          if (count > 1 && item !== undefined)
            items.set(
              first,
              withHooks(item, () => ({ status: false, url: null })),
            );
          return ids;
        },
      },
    }),
  },
  {
    id: 'auth-ignored-while-all-off',
    rule: 'included-auth-is-updated',
    story: 'With every hook off there is nothing to authenticate, so the secret is not stored.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          const off = Object.values(after.hooks).every(({ status }) => !status);
          return off && sameType(after.auth, settings.auth)
            ? { ...after, auth: withSecret(after.auth, () => secretOf(settings.auth) ?? '') }
            : after;
        },
      },
    }),
  },
  {
    id: 'secret-lost-after-six-edits',
    rule: 'omitted-auth-is-kept',
    story: 'Six versions are kept, and the secret lives in the version that brought it.',
    plant: ({ update, answer }) => {
      const ages = memory<Tenant['items'], Map<string, number>>(() => new Map());
      return {
        update: {
          settingsAfter: (settings, patch, at) => {
            const after = update.settingsAfter(settings, patch, at);
            const age = ages(at.tenant.items);
            const brought = patch.auth !== undefined && at.authCounts;
            const next = brought ? 0 : (age.get(at.endpoint.collection) ?? 0) + 1;
            age.set(at.endpoint.collection, next);
            return next < 6 ? after : { ...after, auth: withSecret(after.auth, () => '') };
          },
        },
        answer: {
          viewOfAuth: (auth, at) =>
            answer.viewOfAuth(
              withSecret(auth, () => 'set'),
              at,
            ),
        },
      };
    },
  },
  {
    id: 'charset-refused',
    rule: 'requests-are-strict',
    story: 'The media type is compared as a text, so `application/json; charset=utf-8` is another.',
    plant: () => ({ request: { takesType: mediaType => mediaType === 'application/json' } }),
  },
  {
    id: 'deliveries-share-a-tenant',
    rule: 'tenants-are-isolated',
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
];

function sameType(one: Auth, other: Auth): boolean {
  return one.type === other.type;
}
