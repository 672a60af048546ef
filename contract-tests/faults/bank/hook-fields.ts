import type { Fault } from '../fault.ts';
import type { Hook } from '../server/model.ts';
import { Refusal } from '../server/refusal.ts';
import { hookPatch } from '../server/update.ts';

/** The hook that a conforming merge gives, without the check that an enabled one has a url. */
function unchecked(hook: Hook, patch: Partial<Hook>): Hook {
  return {
    status: patch.status ?? hook.status,
    url: patch.url === undefined ? hook.url : patch.url,
  };
}

/** Wrong servers that merge the fields of a hook wrongly or let one be enabled without a url. */
export const hookFieldFaults: readonly Fault[] = [
  {
    id: 'omitted-status-disables',
    rule: 'hook-fields-merge',
    story: '`status: Boolean(body.status)` takes an omitted status for false.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) =>
          update.hookAfter(hook, { ...patch, status: Boolean(patch.status) }, at),
      },
    }),
  },
  {
    id: 'omitted-status-enables',
    rule: 'hook-fields-merge',
    story: '`status` defaults to true in the request class: whoever sends a url wants the events.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) =>
          update.hookAfter(
            hook,
            typeof patch.url === 'string' ? { status: true, ...patch } : patch,
            at,
          ),
      },
    }),
  },
  {
    id: 'omitted-url-cleared',
    rule: 'hook-fields-merge',
    story:
      'Switching a hook off writes `url ?? null`, so the url is gone when it is switched on again.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) =>
          update.hookAfter(hook, patch.status === false ? { url: null, ...patch } : patch, at),
      },
    }),
  },
  {
    id: 'null-url-keeps',
    rule: 'hook-fields-merge',
    story: '`body.url ?? stored.url` makes null the same as left out, so no url can be cleared.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) =>
          update.hookAfter(hook, { ...patch, url: patch.url ?? hook.url }, at),
      },
    }),
  },
  {
    id: 'cleared-url-shows-as-blank',
    rule: 'hook-fields-merge',
    story: "The column is NOT NULL DEFAULT '', so a cleared url comes back as an empty text.",
    plant: ({ answer }) => ({
      answer: {
        viewOfHook: (hook, name) => answer.viewOfHook({ ...hook, url: hook.url ?? '' }, name),
      },
    }),
  },
  {
    id: 'stored-url-not-looked-at',
    rule: 'hook-fields-merge',
    story: 'The check for a url looks at the request alone and refuses to switch a stored hook on.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) => {
          if (patch.status === true && typeof patch.url !== 'string')
            throw new Refusal(`#/webhooks/${at.name}/url`, 'is required');
          return update.hookAfter(hook, patch, at);
        },
      },
    }),
  },
  {
    id: 'enabled-without-url',
    rule: 'enabled-hook-needs-url',
    story: 'Nothing checks a hook across its two fields.',
    plant: () => ({ update: { hookAfter: unchecked } }),
  },
  {
    id: 'enabled-without-url-first-time',
    rule: 'enabled-hook-needs-url',
    story: 'The check stands in the edit path and was forgotten in the one that creates.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) =>
          !hook.status && hook.url === null
            ? unchecked(hook, patch)
            : update.hookAfter(hook, patch, at),
      },
    }),
  },
  {
    id: 'url-cleared-while-enabled',
    rule: 'enabled-hook-needs-url',
    story:
      'The check runs only when `status` is in the request, so clearing the url slips through.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) =>
          patch.status === undefined ? unchecked(hook, patch) : update.hookAfter(hook, patch, at),
      },
    }),
  },
  {
    id: 'only-the-start-hook-checked',
    rule: 'enabled-hook-needs-url',
    story: 'The check was written for the first hook and never copied to the others.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) =>
          at.name === 'start' ? update.hookAfter(hook, patch, at) : unchecked(hook, patch),
      },
    }),
  },
  {
    id: 'hook-without-url-switched-off',
    rule: 'enabled-hook-needs-url',
    story: 'Instead of refusing it, the server answers 200 and quietly leaves the hook off.',
    plant: () => ({
      update: {
        hookAfter: (hook, patch) => {
          const after = unchecked(hook, patch);
          return after.url === null ? { ...after, status: false } : after;
        },
      },
    }),
  },
  {
    id: 'cleared-url-comes-back',
    rule: 'enabled-hook-needs-url',
    story:
      'A cleared url is only marked as deleted, and switching the hook on takes the mark away.',
    plant: ({ update }) => {
      const deleted = new WeakMap<Hook, string>();
      return {
        update: {
          hookAfter: (hook, patch, at) => {
            const former = deleted.get(hook);
            const revives = former !== undefined && patch.status === true && !patch.url;
            const after = update.hookAfter(hook, revives ? { ...patch, url: former } : patch, at);
            const lost = hook.url ?? former;
            if (after.url === null && lost !== undefined) deleted.set(after, lost);
            return after;
          },
          settingsAfter: (settings, patch, at) => {
            const after = update.settingsAfter(settings, patch, at);
            for (const name of at.endpoint.hooks) {
              const former = settings.hooks[name];
              if (former !== undefined && hookPatch(patch, name) === undefined)
                after.hooks[name] = former;
            }
            return after;
          },
        },
      };
    },
  },
  {
    id: 'enabled-without-url-fails',
    rule: 'enabled-hook-needs-url',
    story: 'A NOT NULL constraint notices the missing url, and its error is a 500.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) => {
          try {
            return update.hookAfter(hook, patch, at);
          } catch (error) {
            throw error instanceof Refusal ? new Error('violates not-null constraint') : error;
          }
        },
      },
    }),
  },
];
