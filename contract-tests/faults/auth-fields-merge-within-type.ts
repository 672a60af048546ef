import { isRecord, membersIn } from '../../src/contract/json-pointer.ts';
import { withSecret } from './changed-settings.ts';
import { type Fault, faultsOf } from './fault.ts';
import { afterAuth, onAuth } from './replace-step.ts';
import { Refusal } from './server/refusal.ts';
import { stored } from './server/update.ts';

/** Loses the secret when the branch of the type that stays is sent as this. */
function withoutSecretAfter(wipes: (branch: unknown) => boolean): Fault['plant'] {
  return ({ validation, update }) => {
    const wiping = new WeakSet<object>();
    return {
      validation: {
        webhooks: (value, endpoint, checks) => {
          const patch = validation.webhooks(value, endpoint, checks);
          const auth = membersIn(membersIn(value).auth);
          const { type } = auth;
          if (patch.auth !== undefined && typeof type === 'string' && wipes(auth[type]))
            wiping.add(patch.auth);
          return patch;
        },
      },
      update: {
        authAfter: (auth, patch, at) => {
          const after = update.authAfter(auth, patch, at);
          return wiping.has(patch) ? withSecret(after, () => '') : after;
        },
      },
    };
  };
}

export const authFieldsMergeWithinType = faultsOf('auth-fields-merge-within-type', [
  {
    id: 'password-always-required',
    story: 'The request class marks the password as required, so a username cannot change alone.',
    plant: onAuth((conforming, auth, patch, at) => {
      if (patch.type === 'basic') stored(patch.basic?.password, 'basic/password');
      return conforming(auth, patch, at);
    }),
  },
  {
    id: 'new-username-drops-password',
    story:
      'The credentials are one JSON column that is replaced whole; the view derives the flag from the type.',
    plant: ({ update, answer }) => ({
      update: {
        authAfter: (auth, patch, at) => {
          const after = update.authAfter(auth, patch, at);
          return after.type === 'basic'
            ? { ...after, password: patch.basic?.password ?? '' }
            : after;
        },
      },
      answer: {
        viewOfAuth: (auth, at) =>
          answer.viewOfAuth(auth.type === 'basic' ? { ...auth, password: 'set' } : auth, at),
      },
    }),
  },
  {
    id: 'null-password-stored-as-text',
    story:
      '`String(body.password)` makes the text "null" of the null that the settings page posts.',
    plant: ({ validation, update }) => {
      const nulled = new WeakSet<object>();
      return {
        validation: {
          webhooks: (value, endpoint, checks) => {
            const patch = validation.webhooks(value, endpoint, checks);
            const { basic } = membersIn(membersIn(value).auth);
            if (patch.auth !== undefined && membersIn(basic).password === null)
              nulled.add(patch.auth);
            return patch;
          },
        },
        update: {
          authAfter: (auth, patch, at) =>
            patch.type === 'basic' && nulled.has(patch)
              ? update.authAfter(
                  auth,
                  { ...patch, basic: { ...patch.basic, password: 'null' } },
                  at,
                )
              : update.authAfter(auth, patch, at),
        },
      };
    },
  },
  {
    id: 'half-credentials-ignored',
    story:
      'Credentials are taken over as a pair or not at all, so a new username alone is ignored.',
    plant: afterAuth((after, patch, auth) => {
      const whole = patch.basic?.username && patch.basic.password;
      return patch.type === 'basic' && auth.type === 'basic' && !whole ? auth : after;
    }),
  },
  {
    id: 'renamed-header-loses-its-key',
    story: 'Keys are stored by header name, so under a new name there is none.',
    plant: afterAuth((after, patch, auth) => {
      if (after.type !== 'apikey' || auth.type !== 'apikey') return after;
      return after.header === auth.header
        ? after
        : { ...after, apikey: patch.apikey?.apikey ?? '' };
    }),
  },
  {
    id: 'half-credentials-accepted',
    story: 'The first password may come later, as in the old settings page with its two steps.',
    plant: onAuth((conforming, auth, patch, at) => {
      const { type, basic } = patch;
      const withdrawn = type === 'basic' && auth.type !== 'basic' && !basic?.password;
      return conforming(
        auth,
        withdrawn ? { ...patch, basic: { ...basic, password: '' } } : patch,
        at,
      );
    }),
  },
  {
    id: 'type-alone-refused',
    story: '`auth.type` without its branch counts as incomplete, although everything is stored.',
    plant: onAuth((conforming, auth, patch, at) => {
      const { type } = patch;
      const members = type === null ? [true] : Object.values(patch[type] ?? {});
      if (members.every(value => value === null || value === undefined))
        throw new Refusal(`#/webhooks/auth/${type}`, 'is required');
      return conforming(auth, patch, at);
    }),
  },
  // fliks-app/fliks#1032, bigduu/Bamboo-agent#530: null removes, and here the whole branch.
  {
    id: 'null-branch-wipes-the-secret',
    story: 'A branch that is null is removed with all that is in it, although the type stays.',
    plant: withoutSecretAfter(branch => branch === null),
  },
  // fazer-ai/agents#184, logto-io/logto#4993.
  {
    id: 'empty-branch-wipes-the-secret',
    story: 'The merge goes one level deep, so an empty branch replaces the one with the secret.',
    plant: withoutSecretAfter(branch => isRecord(branch) && Object.keys(branch).length === 0),
  },
]);
