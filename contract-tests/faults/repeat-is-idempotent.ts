import { unsetHook, withSecret } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { afterAuth, afterHook, afterUpdate, onAuth, onHook, onMerge } from './replace-step.ts';
import { Refusal } from './server/refusal.ts';

export const repeatIsIdempotent = faultsOf('repeat-is-idempotent', [
  {
    id: 'removed-twice-refused',
    story: 'Removing credentials deletes a row, and when there is none to delete it is an error.',
    plant: onAuth((conforming, auth, patch, at) => {
      if (patch.type === null && auth.type === null)
        throw new Refusal('#/webhooks/auth', 'there are no credentials');
      return conforming(auth, patch, at);
    }),
  },
  {
    id: 'clearing-twice-refused',
    story:
      'A url that is cleared already makes a request that "changes nothing", which is refused.',
    plant: onHook((conforming, hook, patch, at) => {
      if (patch.url === null && hook.url === null && patch.status === undefined)
        throw new Refusal(`#/webhooks/${at.name}/url`, 'is cleared already');
      return conforming(hook, patch, at);
    }),
  },
  {
    id: 'repeat-toggles',
    story:
      'The handler was made for a switch on a page: the status that is stored already flips it.',
    plant: afterHook((after, patch, hook) => {
      const repeated = hook.status === patch.status && hook.url === after.url;
      return repeated ? { ...after, status: !hook.status && hook.url !== null } : after;
    }),
  },
  {
    id: 'repeated-secret-dropped',
    story: 'A diff keeps only what changed; the secret that did not is written as missing.',
    plant: afterAuth((after, patch, auth) => {
      const same = JSON.stringify(after) === JSON.stringify(auth);
      const sent = patch.basic?.password ?? patch.apikey?.apikey ?? null;
      return same && sent !== null ? withSecret(after, () => '(unchanged)') : after;
    }),
  },
  {
    id: 'empty-update-resets',
    story: '`webhooks: {}` was once the way to delete the configuration.',
    plant: onMerge((conforming, settings, patch, at) => {
      if (Object.keys(patch).length > 0) return conforming(settings, patch, at);
      const hooks = at.endpoint.hooks.map(name => [name, unsetHook]);
      return { hooks: Object.fromEntries(hooks), auth: { type: null } };
    }),
  },
  {
    id: 'empty-update-switches-off',
    story: 'The hooks of a request replace the list of active ones, and an empty list has none.',
    plant: afterUpdate((after, patch) => {
      if (Object.keys(patch).length > 0) return after;
      const hooks = Object.entries(after.hooks).map(([name, hook]) => [
        name,
        { ...hook, status: false },
      ]);
      return { ...after, hooks: Object.fromEntries(hooks) };
    }),
  },
  // mevdschee/php-crud-api#128, ThingEngineer/PHP-MySQLi-Database-Class#10.
  {
    id: 'unchanged-save-fails',
    story: 'The database counts the rows that changed, and none is taken for a failure.',
    plant: afterUpdate((after, patch, before) => {
      const same = JSON.stringify(after) === JSON.stringify(before);
      if (same && Object.keys(patch).length > 0) throw new Error('no row was changed');
      return after;
    }),
  },
  // ory/docs#2266, mozilla/fxa#6788.
  {
    id: 'same-password-refused',
    story: 'The policy of our own accounts is in the way: a new password must differ from the old.',
    plant: afterAuth((after, patch, before) => {
      const sent = patch.basic?.password;
      if (before.type === 'basic' && before.password === sent)
        throw new Refusal('#/webhooks/auth/basic/password', 'must be another than before');
      return after;
    }),
  },
]);
