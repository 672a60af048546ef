import { isRecord, valueAt, withValueAt } from '../../../src/contract/json-pointer.ts';
import type { Fault } from '../fault.ts';
import type { AuthPatch } from '../server/model.ts';
import { Refusal } from '../server/refusal.ts';
import { unsetHook, withSecret } from './spoiled.ts';

const basic = ['auth', 'basic'];
const apikey = ['auth', 'apikey'];

/** Wrong servers that do not survive their own view being posted back, or an update sent twice. */
export const roundTripFaults: readonly Fault[] = [
  {
    id: 'null-secret-clears',
    rule: 'round-trip-changes-nothing',
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
    rule: 'round-trip-changes-nothing',
    story:
      '`hasPassword` is in the response class only, so a strict parser refuses it in a request.',
    plant: ({ validation }) => ({
      validation: {
        webhooks: (value, endpoint, checks) => {
          if (valueAt(value, [...basic, 'hasPassword']) !== undefined)
            throw new Refusal('#/webhooks/auth/basic/hasPassword', 'is not known');
          return validation.webhooks(value, endpoint, checks);
        },
      },
    }),
  },
  {
    id: 'false-flag-clears',
    rule: 'round-trip-changes-nothing',
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
    rule: 'round-trip-changes-nothing',
    story: 'A branch of another type is refused for being there, even when it holds only nulls.',
    plant: ({ validation }) => ({
      validation: {
        webhooks: (value, endpoint, checks) => {
          for (const branch of ['basic', 'apikey'])
            if (
              valueAt(value, ['auth', 'type']) !== branch &&
              isRecord(valueAt(value, ['auth', branch]))
            )
              throw new Refusal(`#/webhooks/auth/${branch}`, 'belongs to another type');
          return validation.webhooks(value, endpoint, checks);
        },
      },
    }),
  },
  {
    id: 'null-url-refused',
    rule: 'round-trip-changes-nothing',
    story: '`url` is typed as a text in the request and as a nullable text in the answer.',
    plant: ({ validation }) => ({
      validation: {
        webhooks: (value, endpoint, checks) => {
          for (const name of endpoint.hooks)
            if (valueAt(value, [name, 'url']) === null)
              throw new Refusal(`#/webhooks/${name}/url`, 'must be a text', null);
          return validation.webhooks(value, endpoint, checks);
        },
      },
    }),
  },
  {
    id: 'filled-inactive-branch-accepted',
    rule: 'round-trip-changes-nothing',
    story: 'The branch that `type` does not name is dropped unread.',
    plant: ({ validation }) => ({
      validation: {
        webhooks: (value, endpoint, checks) => {
          const type = valueAt(value, ['auth', 'type']);
          const inactive = ['basic', 'apikey'].filter(branch => branch !== type);
          const kept = inactive.reduce(
            (rest, branch) =>
              isRecord(valueAt(rest, ['auth', branch]))
                ? withValueAt(rest, ['auth', branch], null)
                : rest,
            value,
          );
          return validation.webhooks(kept, endpoint, checks);
        },
      },
    }),
  },
  {
    id: 'repeat-toggles',
    rule: 'repeat-is-idempotent',
    story:
      'The handler was made for a switch on a page: the status that is stored already flips it.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) => {
          const after = update.hookAfter(hook, patch, at);
          const repeated = hook.status === patch.status && hook.url === after.url;
          return repeated ? { ...after, status: !hook.status && hook.url !== null } : after;
        },
      },
    }),
  },
  {
    id: 'repeated-secret-dropped',
    rule: 'repeat-is-idempotent',
    story: 'A diff keeps only what changed; the secret that did not is written as missing.',
    plant: ({ update }) => ({
      update: {
        authAfter: (auth, patch, at) => {
          const after = update.authAfter(auth, patch, at);
          const same = JSON.stringify(after) === JSON.stringify(auth);
          const sent = patch.basic?.password ?? patch.apikey?.apikey ?? null;
          return same && sent !== null ? withSecret(after, () => '(unchanged)') : after;
        },
      },
    }),
  },
  {
    id: 'empty-update-resets',
    rule: 'repeat-is-idempotent',
    story: '`webhooks: {}` was once the way to delete the configuration.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          if (Object.keys(patch).length > 0) return update.settingsAfter(settings, patch, at);
          const hooks = at.endpoint.hooks.map(name => [name, unsetHook]);
          return { hooks: Object.fromEntries(hooks), auth: { type: null } };
        },
      },
    }),
  },
  {
    id: 'empty-update-switches-off',
    rule: 'repeat-is-idempotent',
    story: 'The hooks of a request replace the list of active ones, and an empty list has none.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          if (Object.keys(patch).length > 0) return after;
          const hooks = Object.entries(after.hooks).map(([name, hook]) => [
            name,
            { ...hook, status: false },
          ]);
          return { ...after, hooks: Object.fromEntries(hooks) };
        },
      },
    }),
  },
];
