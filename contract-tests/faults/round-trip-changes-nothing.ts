import { isRecord, valueAt } from '../../src/contract/json-pointer.ts';
import { withSecret } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { afterAuth, onPatch, onUpdate } from './replace-step.ts';
import type { AuthPatch, Endpoint, UpdateBody } from './server/model.ts';
import { Refusal } from './server/refusal.ts';
import { hookPatch } from './server/update.ts';

const basic = ['auth', 'basic'];
const apikey = ['auth', 'apikey'];

/** As a view does that is posted back. */
function sendsAll({ webhooks }: UpdateBody, { endpoint }: { endpoint: Endpoint }): boolean {
  return endpoint.hooks.every(hook => webhooks[hook] !== undefined);
}

export const roundTripChangesNothing = faultsOf('round-trip-changes-nothing', [
  {
    id: 'posted-back-view-spoils-items',
    story:
      'The bulk path copies the request as it is, and a view that is posted back has no secret.',
    plant: onUpdate((conforming, body, at) => {
      const { auth } = body.webhooks;
      const isMasked = !auth?.basic?.password && !auth?.apikey?.apikey;
      const done = conforming(body, at);
      if (body.updateAll !== true || auth === undefined || !isMasked || !sendsAll(body, at))
        return done;
      const items = at.tenant.items[at.endpoint.collection];
      for (const [id, item] of items)
        items.set(id, { ...item, auth: withSecret(item.auth, () => 'null') });
      return done;
    }),
  },
  {
    id: 'item-view-posted-back-clears',
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
    id: 'null-secret-clears',
    story: 'The settings page posts the masked view back, and null is written over the secret.',
    plant: ({ validation, update }) => {
      const cleared = new WeakSet<AuthPatch>();
      return {
        validation: {
          webhooks: (value, endpoint, checks) => {
            const patch = validation.webhooks(value, endpoint, checks);
            const { auth } = patch;
            const nulls = [
              valueAt(value, [...basic, 'password']),
              valueAt(value, [...apikey, 'apikey']),
            ];
            if (auth !== undefined && nulls.every(secret => secret === null)) cleared.add(auth);
            return patch;
          },
        },
        update: {
          authAfter: (auth, patch, at) => {
            const after = update.authAfter(auth, patch, at);
            return cleared.has(patch) ? withSecret(after, () => '') : after;
          },
        },
      };
    },
  },
  {
    id: 'flags-refused',
    story:
      '`hasPassword` is in the response class only, so a strict parser refuses it in a request.',
    plant: onPatch((conforming, value, endpoint, checks) => {
      if (valueAt(value, [...basic, 'hasPassword']) !== undefined)
        throw new Refusal('#/webhooks/auth/basic/hasPassword', 'is not known');
      return conforming(value, endpoint, checks);
    }),
  },
  {
    id: 'false-flag-clears',
    story:
      'A client that posts `hasPassword: false` is taken to ask for the password to be removed.',
    plant: ({ validation, update }) => {
      const cleared = new WeakSet<AuthPatch>();
      return {
        validation: {
          webhooks: (value, endpoint, checks) => {
            const patch = validation.webhooks(value, endpoint, checks);
            if (patch.auth !== undefined && valueAt(value, [...basic, 'hasPassword']) === false)
              cleared.add(patch.auth);
            return patch;
          },
        },
        update: {
          authAfter: (auth, patch, at) => {
            const after = update.authAfter(auth, patch, at);
            return after.type === 'basic' && cleared.has(patch)
              ? { ...after, password: '' }
              : after;
          },
        },
      };
    },
  },
  {
    id: 'inactive-nulls-refused',
    story: 'A branch of another type is refused for being there, even when it holds only nulls.',
    plant: onPatch((conforming, value, endpoint, checks) => {
      for (const branch of ['basic', 'apikey'])
        if (
          valueAt(value, ['auth', 'type']) !== branch &&
          isRecord(valueAt(value, ['auth', branch]))
        )
          throw new Refusal(`#/webhooks/auth/${branch}`, 'belongs to another type');
      return conforming(value, endpoint, checks);
    }),
  },
  // AndyTaylorTweet/Pi-Star_DV_Dash#98.
  {
    id: 'escaped-again-on-each-save',
    story: 'The page shows the name as it stands in the file, and saving it escapes it once more.',
    plant: afterAuth((after, patch, before) => {
      const same = before.type === 'basic' && patch.basic?.username === before.username;
      return after.type === 'basic' && same
        ? { ...after, username: after.username.replaceAll('\\', '\\\\') }
        : after;
    }),
  },
]);
