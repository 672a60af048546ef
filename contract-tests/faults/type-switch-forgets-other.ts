import { membersIn, withValueAt } from '../../src/contract/json-pointer.ts';
import { memory, secretOf, withHooks } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { onAuth } from './replace-step.ts';
import { credentials } from './server/answer.ts';
import type { Auth, Settings, Tenant } from './server/model.ts';

function enabled(settings: Settings): Settings {
  return withHooks(settings, hook => ({ status: true, url: hook.url ?? 'http://localhost' }));
}

/** Credentials of each type as an authAfter of this server has last made them. */
function rememberedTypes() {
  const former = new WeakMap<Auth, Former>();
  return {
    of: (auth: Auth): Former => former.get(auth) ?? new Map([[auth.type, auth]]),
    keep: (after: Auth, before: Former): Auth => {
      former.set(after, new Map([...before, [after.type, after]]));
      return after;
    },
  };
}

const vaultOf = memory<Tenant['items'], Map<string, string>>(() => new Map());

type Former = Map<Auth['type'], Auth>;

export const typeSwitchForgetsOther = faultsOf('type-switch-forgets-other', [
  {
    id: 'one-secret-column',
    story: 'Password and API key share a column, so after a switch the password serves as the key.',
    plant: onAuth((conforming, auth, { type, basic, apikey }, at) => {
      const secret = auth.type === type ? null : secretOf(auth);
      return conforming(
        auth,
        {
          type,
          basic: { ...basic, password: basic?.password ?? secret },
          apikey: { ...apikey, apikey: apikey?.apikey ?? secret },
        },
        at,
      );
    }),
  },
  {
    id: 'items-send-former-credentials-too',
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
    id: 'items-show-former-username',
    story:
      'A bulk change of type updates the columns of the new type and leaves the others standing.',
    plant: ({ update, answer }) => {
      const names = memory<Settings, { former: string | null }>(() => ({ former: null }));
      return {
        update: {
          cascade: (keys, settings, at) => {
            const items = at.tenant.items[at.endpoint.collection];
            const before = new Map(items);
            update.cascade(keys, settings, at);
            for (const [id, item] of items) {
              const own = before.get(id)?.auth;
              if (own?.type === 'basic' && item.auth.type === 'apikey')
                names(item).former = own.username;
            }
          },
        },
        answer: {
          item: (id, view, settings) => {
            const { former } = names(settings);
            const shown =
              former === null ? view : withValueAt(view, ['auth', 'basic', 'username'], former);
            return answer.item(id, shown, settings);
          },
        },
      };
    },
  },
  {
    id: 'former-type-revived',
    story:
      'Each type has columns of its own and the switch only changes `type`, so the old password returns.',
    plant: ({ update }) => {
      const remembered = rememberedTypes();
      return {
        update: {
          authAfter: (auth, patch, at) => {
            const former = remembered.of(auth);
            const kept = former.get(patch.type) ?? auth;
            return remembered.keep({ ...update.authAfter(kept, patch, at) }, former);
          },
        },
      };
    },
  },
  {
    id: 'cleared-type-revived',
    story:
      '`type: null` hides the credentials as switched off; naming the type again brings them back.',
    plant: ({ update }) => {
      const hidden = new WeakMap<Auth, Auth>();
      return {
        update: {
          authAfter: (auth, patch, at) => {
            const after = { ...update.authAfter(hidden.get(auth) ?? auth, patch, at) };
            if (after.type === null) hidden.set(after, hidden.get(auth) ?? auth);
            return after;
          },
        },
      };
    },
  },
  {
    id: 'former-username-shown',
    story:
      'The view reads both branches from the row, where a switch leaves the other one standing.',
    plant: ({ update, answer }) => {
      const remembered = rememberedTypes();
      return {
        update: {
          authAfter: (auth, patch, at) =>
            remembered.keep({ ...update.authAfter(auth, patch, at) }, remembered.of(auth)),
        },
        answer: {
          viewOfAuth: (auth, at) => {
            const basic = remembered.of(auth).get('basic') ?? auth;
            return {
              ...membersIn(answer.viewOfAuth(auth, at)),
              basic: membersIn(answer.viewOfAuth(basic, at)).basic,
            };
          },
        },
      };
    },
  },
  {
    id: 'null-type-ignored',
    story: '`if (auth.type)` skips null, so stored credentials can be replaced but never removed.',
    plant: onAuth((conforming, auth, patch, at) =>
      patch.type === null ? auth : conforming(auth, patch, at),
    ),
  },
  {
    id: 'removed-credentials-still-sent',
    story:
      'Credentials are removed from the settings, but the sender has a copy that nobody tells; the view looks right.',
    plant: ({ update, hooks }) => {
      const copies = memory<Tenant, Map<string, Auth>>(() => new Map());
      return {
        update: {
          update: async (body, at) => {
            await update.update(body, at);
            const { auth } = at.tenant.settings[at.endpoint.collection];
            if (auth.type !== null) copies(at.tenant).set(at.endpoint.collection, auth);
          },
        },
        hooks: {
          fire: (item, event, at) => {
            const copy = copies(at.tenant).get(at.endpoint.collection);
            const auth = item.auth.type === null && copy !== undefined ? copy : item.auth;
            return hooks.fire({ ...item, auth }, event, at);
          },
        },
      };
    },
  },
  {
    id: 'both-credentials-sent',
    story:
      'After a switch to an API key the `Authorization` of before is still a default header of the HTTP client.',
    plant: ({ update, answer }) => {
      const remembered = rememberedTypes();
      return {
        update: {
          authAfter: (auth, patch, at) =>
            remembered.keep({ ...update.authAfter(auth, patch, at) }, remembered.of(auth)),
          newItem: ({ tenant, endpoint }) => ({ ...tenant.settings[endpoint.collection] }),
        },
        answer: {
          event: (item, name, payload) => {
            const event = answer.event(item, name, payload);
            const former = remembered.of(item.auth).get('basic') ?? item.auth;
            return event && { ...event, headers: { ...credentials(former), ...event.headers } };
          },
        },
      };
    },
  },
  // stalwartlabs/jmap-server#29, chmonitor/chmonitor#2945: kept by a name that comes back.
  {
    id: 'password-found-by-username',
    story: 'Passwords lie in a vault by username, and whoever returns under a name finds the old.',
    plant: onAuth((conforming, auth, patch, at) => {
      const known = vaultOf(at.tenant.items);
      const { username = null, password = null } = patch.basic ?? {};
      const found = auth.type === 'basic' ? undefined : known.get(username ?? '');
      const basic = { username, password: password ?? found ?? null };
      const after = conforming(auth, { ...patch, basic }, at);
      if (after.type === 'basic') known.set(after.username, after.password);
      return after;
    }),
  },
]);
