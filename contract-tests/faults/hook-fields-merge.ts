import { valueAt } from '../../src/contract/json-pointer.ts';
import { unsetHook } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { onHook, onHookView, onPatch } from './replace-step.ts';
import { Refusal } from './server/refusal.ts';

export const hookFieldsMerge = faultsOf('hook-fields-merge', [
  {
    id: 'omitted-status-disables',
    story: '`status: Boolean(body.status)` takes an omitted status for false.',
    plant: onHook((conforming, hook, patch, at) =>
      conforming(hook, { ...patch, status: Boolean(patch.status) }, at),
    ),
  },
  {
    id: 'omitted-status-enables',
    story: '`status` defaults to true in the request class: whoever sends a url wants the events.',
    plant: onHook((conforming, hook, patch, at) =>
      conforming(hook, typeof patch.url === 'string' ? { status: true, ...patch } : patch, at),
    ),
  },
  {
    id: 'omitted-url-cleared',
    story:
      'Switching a hook off writes `url ?? null`, so the url is gone when it is switched on again.',
    plant: onHook((conforming, hook, patch, at) =>
      conforming(hook, patch.status === false ? { url: null, ...patch } : patch, at),
    ),
  },
  {
    id: 'null-url-keeps',
    story: '`body.url ?? stored.url` makes null the same as left out, so no url can be cleared.',
    plant: onHook((conforming, hook, patch, at) =>
      conforming(hook, { ...patch, url: patch.url ?? hook.url }, at),
    ),
  },
  {
    id: 'cleared-url-shows-as-blank',
    story: "The column is NOT NULL DEFAULT '', so a cleared url comes back as an empty text.",
    plant: onHookView((conforming, hook, name) =>
      conforming({ ...hook, url: hook.url ?? '' }, name),
    ),
  },
  {
    id: 'stored-url-not-looked-at',
    story: 'The check for a url looks at the request alone and refuses to switch a stored hook on.',
    plant: onHook((conforming, hook, patch, at) => {
      if (patch.status === true && typeof patch.url !== 'string')
        throw new Refusal(`#/webhooks/${at.name}/url`, 'is required');
      return conforming(hook, patch, at);
    }),
  },
  // Hal0ai/hal0#1413.
  {
    id: 'empty-hook-resets',
    story:
      'A member that is there replaces what is stored, and `{}` is filled up with the defaults.',
    plant: onHook((conforming, hook, patch, at) =>
      Object.keys(patch).length === 0 ? unsetHook : conforming(hook, patch, at),
    ),
  },
  {
    id: 'null-url-refused',
    story: '`url` is typed as a text in the request and as a nullable text in the answer.',
    plant: onPatch((conforming, value, endpoint, checks) => {
      for (const name of endpoint.hooks)
        if (valueAt(value, [name, 'url']) === null)
          throw new Refusal(`#/webhooks/${name}/url`, 'must be a text', null);
      return conforming(value, endpoint, checks);
    }),
  },
]);
