import type { Fault } from '../fault.ts';
import type { HookPatch, Settings } from '../server/model.ts';
import { hookPatch } from '../server/update.ts';
import { unsetHook, withHooks, withOmitted } from './spoiled.ts';

/** Wrong servers that do not keep a hook that was left out. */
export const omittedHookFaults: readonly Fault[] = [
  {
    id: 'omitted-hook-erased',
    rule: 'omitted-hook-is-kept',
    story: 'The handler stores the request body as the new settings instead of merging it.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) =>
          withOmitted(update.settingsAfter(settings, patch, at), patch, () => unsetHook),
      },
    }),
  },
  {
    id: 'omitted-hook-disabled',
    rule: 'omitted-hook-is-kept',
    story: 'Browsers leave unticked boxes out of a form, so the handler takes absent for off.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) =>
          withOmitted(update.settingsAfter(settings, patch, at), patch, hook => ({
            ...hook,
            status: false,
          })),
      },
    }),
  },
  {
    id: 'third-hook-erased',
    rule: 'omitted-hook-is-kept',
    story:
      'The merge was copied from the endpoint with two hooks, so the third is not merged but replaced.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) =>
          withOmitted(update.settingsAfter(settings, patch, at), patch, (hook, name) =>
            name === 'updates' ? unsetHook : hook,
          ),
      },
    }),
  },
  {
    id: 'hooks-erased-with-auth',
    rule: 'omitted-hook-is-kept',
    story:
      'Credentials are saved by a code path of their own, which writes a new row with empty hooks.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          return patch.auth !== undefined && at.authCounts
            ? withOmitted(after, patch, () => unsetHook)
            : after;
        },
      },
    }),
  },
  {
    id: 'hooks-stored-by-position',
    rule: 'omitted-hook-is-kept',
    story:
      'The hooks that were sent are written to the columns from the left, whatever their names.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const sent = at.endpoint.hooks.flatMap<HookPatch>(name => hookPatch(patch, name) ?? []);
          const shifted = at.endpoint.hooks.flatMap((name, index) => {
            const hook = sent[index];
            return hook === undefined ? [] : [[name, hook] as const];
          });
          const { auth } = patch;
          return update.settingsAfter(
            settings,
            { ...Object.fromEntries(shifted), ...(auth !== undefined && { auth }) },
            at,
          );
        },
      },
    }),
  },
  {
    id: 'merge-only-in-the-answer',
    rule: 'omitted-hook-is-kept',
    story: 'The answer is merged in memory, while the row is written without the omitted hooks.',
    plant: ({ request }) => ({
      request: {
        update: async (message, bytes, at) => {
          const answer = await request.update(message, bytes, at);
          const { webhooks } = Object(at.request.parse(bytes));
          const { settings } = at.tenant;
          const { collection } = at.endpoint;
          if (Object.keys(Object(webhooks)).length > 0 && answer.status === 200)
            settings[collection] = withHooks(settings[collection], (hook, name) =>
              Object.hasOwn(webhooks, name) ? hook : unsetHook,
            );
          return answer;
        },
      },
    }),
  },
  {
    id: 'merge-with-a-stale-copy',
    rule: 'omitted-hook-is-kept',
    story:
      'The merge starts from a cached copy that is one update behind, so an edit undoes the one before.',
    plant: ({ update }) => {
      const former = new WeakMap<Settings, Settings>();
      return {
        update: {
          settingsAfter: (settings, patch, at) => {
            const stale = former.get(settings);
            const after = withOmitted(
              update.settingsAfter(settings, patch, at),
              patch,
              (_, name) => stale?.hooks[name],
            );
            former.set(after, settings);
            return after;
          },
        },
      };
    },
  },
];
