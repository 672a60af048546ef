import type { Fault } from '../fault.ts';
import { credentials } from '../server/answer.ts';
import type { Auth, Tenant } from '../server/model.ts';
import { memory } from './spoiled.ts';

type Former = Map<Auth['type'], Auth>;

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

/** Wrong servers that keep something of the credentials that another type replaced. */
export const typeSwitchFaults: readonly Fault[] = [
  {
    id: 'former-type-revived',
    rule: 'type-switch-forgets-other',
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
    rule: 'type-switch-forgets-other',
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
    rule: 'type-switch-forgets-other',
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
              ...Object(answer.viewOfAuth(auth, at)),
              basic: Object(answer.viewOfAuth(basic, at)).basic,
            };
          },
        },
      };
    },
  },
  {
    id: 'null-type-ignored',
    rule: 'type-switch-forgets-other',
    story: '`if (auth.type)` skips null, so stored credentials can be replaced but never removed.',
    plant: ({ update }) => ({
      update: {
        authAfter: (auth, patch, at) =>
          patch.type === null ? auth : update.authAfter(auth, patch, at),
      },
    }),
  },
  {
    id: 'removed-credentials-still-sent',
    rule: 'type-switch-forgets-other',
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
    rule: 'type-switch-forgets-other',
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
];
