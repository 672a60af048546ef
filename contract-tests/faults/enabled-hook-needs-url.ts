import { faultsOf } from './fault.ts';
import { onHook } from './replace-step.ts';
import type { Hook } from './server/model.ts';
import { Refusal } from './server/refusal.ts';
import { hookPatch } from './server/update.ts';

/** The hook that a conforming merge gives, without the check that an enabled one has a url. */
function unchecked(hook: Hook, patch: Partial<Hook>): Hook {
  return {
    status: patch.status ?? hook.status,
    url: patch.url === undefined ? hook.url : patch.url,
  };
}

export const enabledHookNeedsUrl = faultsOf('enabled-hook-needs-url', [
  {
    id: 'enabled-without-url',
    story: 'Nothing checks a hook across its two fields.',
    plant: () => ({ update: { hookAfter: unchecked } }),
  },
  {
    id: 'enabled-without-url-first-time',
    story: 'The check stands in the edit path and was forgotten in the one that creates.',
    plant: onHook((conforming, hook, patch, at) =>
      !hook.status && hook.url === null ? unchecked(hook, patch) : conforming(hook, patch, at),
    ),
  },
  {
    id: 'url-cleared-while-enabled',
    story:
      'The check runs only when `status` is in the request, so clearing the url slips through.',
    plant: onHook((conforming, hook, patch, at) =>
      patch.status === undefined ? unchecked(hook, patch) : conforming(hook, patch, at),
    ),
  },
  {
    id: 'only-the-start-hook-checked',
    story: 'The check was written for the first hook and never copied to the others.',
    plant: onHook((conforming, hook, patch, at) =>
      at.name === 'start' ? conforming(hook, patch, at) : unchecked(hook, patch),
    ),
  },
  {
    id: 'hook-without-url-switched-off',
    story: 'Instead of refusing it, the server answers 200 and quietly leaves the hook off.',
    plant: onHook((_conforming, hook, patch) => {
      const after = unchecked(hook, patch);
      return after.url === null ? { ...after, status: false } : after;
    }),
  },
  {
    id: 'cleared-url-comes-back',
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
    story: 'A NOT NULL constraint notices the missing url, and its error is a 500.',
    plant: onHook((conforming, hook, patch, at) => {
      try {
        return conforming(hook, patch, at);
      } catch (error) {
        throw error instanceof Refusal ? new Error('violates not-null constraint') : error;
      }
    }),
  },
  {
    id: 'third-hook-cleared-while-enabled',
    story: 'The check of a cleared url lists the two hooks that both endpoints have.',
    plant: onHook((conforming, hook, patch, at) =>
      at.name === 'updates' && patch.url === null && patch.status === undefined
        ? { ...hook, url: null }
        : conforming(hook, patch, at),
    ),
  },
]);
