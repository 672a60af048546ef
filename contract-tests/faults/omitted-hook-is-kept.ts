import { membersIn } from '../../src/contract/json-pointer.ts';
import { memory, unsetHook, withHooks, withOmitted } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { afterUpdate, onRequest } from './replace-step.ts';
import type { Settings, Tenant } from './server/model.ts';
import { hookPatch } from './server/update.ts';

export const omittedHookIsKept = faultsOf('omitted-hook-is-kept', [
  {
    id: 'omitted-hook-erased',
    story: 'The handler stores the request body as the new settings instead of merging it.',
    plant: afterUpdate((after, patch) => withOmitted(after, patch, () => unsetHook)),
  },
  {
    id: 'omitted-hook-disabled',
    story: 'Browsers leave unticked boxes out of a form, so the handler takes absent for off.',
    plant: afterUpdate((after, patch) =>
      withOmitted(after, patch, hook => ({
        ...hook,
        status: false,
      })),
    ),
  },
  {
    id: 'third-hook-erased',
    story:
      'The merge was copied from the endpoint with two hooks, so the third is not merged but replaced.',
    plant: afterUpdate((after, patch) =>
      withOmitted(after, patch, (hook, name) => (name === 'updates' ? unsetHook : hook)),
    ),
  },
  {
    id: 'hooks-erased-with-auth',
    story:
      'Credentials are saved by a code path of their own, which writes a new row with empty hooks.',
    plant: afterUpdate((after, patch, _settings, at) =>
      patch.auth !== undefined && at.authCounts
        ? withOmitted(after, patch, () => unsetHook)
        : after,
    ),
  },
  {
    id: 'merge-only-in-the-answer',
    story: 'The answer is merged in memory, while the row is written without the omitted hooks.',
    plant: onRequest(async (conforming, message, bytes, at) => {
      const answer = await conforming(message, bytes, at);
      const sent = membersIn(membersIn(at.request.parse(bytes)).webhooks);
      const { settings } = at.tenant;
      const { collection } = at.endpoint;
      if (Object.keys(sent).length > 0 && answer.status === 200)
        settings[collection] = withHooks(settings[collection], (hook, name) =>
          Object.hasOwn(sent, name) ? hook : unsetHook,
        );
      return answer;
    }),
  },
  {
    id: 'merge-with-a-stale-copy',
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
  {
    id: 'first-update-enables-the-rest',
    story: 'The first update makes a row, and the column of the status defaults to true.',
    plant: ({ update }) => {
      const made = memory<Tenant['items'], Set<string>>(() => new Set());
      return {
        update: {
          settingsAfter: (settings, patch, at) => {
            const after = update.settingsAfter(settings, patch, at);
            const known = made(at.tenant.items);
            if (known.has(at.endpoint.collection)) return after;
            known.add(at.endpoint.collection);
            return withHooks(after, (hook, name) =>
              hookPatch(patch, name) === undefined ? { ...hook, status: true } : hook,
            );
          },
        },
      };
    },
  },
  // fabriziosalmi/certmate#623: an identity that is made of what can change.
  {
    id: 'hook-found-by-its-url',
    story: 'Hooks are updated where the url is the one that was sent, and two may have the same.',
    plant: afterUpdate((after, patch) =>
      withOmitted(after, patch, hook => {
        const twin = Object.entries(after.hooks).find(
          ([name, { url }]) => hookPatch(patch, name) !== undefined && url === hook.url,
        )?.[1];
        return twin === undefined || hook.url === null ? hook : twin;
      }),
    ),
  },
]);
