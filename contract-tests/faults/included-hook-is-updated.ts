import { withHooks } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import {
  afterFirstUpdate,
  afterHook,
  onHook,
  onMerge,
  onRequest,
  storingUrl,
} from './replace-step.ts';
import type { HookPatch } from './server/model.ts';
import { Refusal } from './server/refusal.ts';
import { hookPatch } from './server/update.ts';

export const includedHookIsUpdated = faultsOf('included-hook-is-updated', [
  {
    id: 'first-update-leaves-hooks-off',
    story: 'Creating takes the urls alone; that a hook is on is only looked at when editing.',
    plant: afterFirstUpdate(after => withHooks(after, hook => ({ ...hook, status: false }))),
  },
  {
    id: 'false-ignored',
    story: '`if (body.status)` never sees false, so a hook can be enabled but not disabled.',
    plant: onHook((conforming, hook, patch, at) =>
      conforming(hook, { ...patch, ...(patch.status ? {} : { status: hook.status }) }, at),
    ),
  },
  {
    id: 'only-the-first-hook',
    story:
      'The handler reads `Object.keys(webhooks)[0]`, since its first client sent one hook a time.',
    plant: onMerge((conforming, settings, patch, at) => {
      const [first] = Object.keys(patch).filter(name => at.endpoint.hooks.includes(name));
      return withHooks(conforming(settings, patch, at), (hook, name) =>
        name === first ? hook : settings.hooks[name],
      );
    }),
  },
  {
    id: 'url-set-once',
    story: '`INSERT … ON CONFLICT DO NOTHING` keeps the url that was stored first.',
    plant: afterHook((after, _patch, hook) =>
      after.url === null ? after : { ...after, url: hook.url ?? after.url },
    ),
  },
  {
    id: 'disabled-hook-keeps-its-url',
    story: 'With the switch off the form greys out the url, and the handler skips it likewise.',
    plant: afterHook((after, patch, hook) =>
      patch.status === false ? { ...after, url: hook.url } : after,
    ),
  },
  {
    id: 'start-required',
    story:
      'The request class has a required `start`, so an update of the other hooks alone is refused.',
    plant: onMerge((conforming, settings, patch, at) => {
      const sent = Object.keys(patch).filter(name => at.endpoint.hooks.includes(name));
      if (sent.length > 0 && !sent.includes('start'))
        throw new Refusal('#/webhooks/start', 'is required');
      return conforming(settings, patch, at);
    }),
  },
  {
    id: 'url-cut-at-255',
    story: 'The column is VARCHAR(255) and the database cuts longer texts without a word.',
    plant: afterHook(after => ({
      ...after,
      url: after.url === null ? null : after.url.slice(0, 255),
    })),
  },
  {
    id: 'url-normalised',
    story:
      'The url is stored as `new URL(url).origin + pathname`, so a query with a token is lost.',
    plant: afterHook(after => ({ ...after, url: after.url?.split(/[?#]/)[0] ?? null })),
  },
  {
    id: 'answer-from-a-lagging-replica',
    story: 'The answer reads from a replica that is one write behind.',
    plant: onRequest(async (conforming, message, bytes, at) => {
      const { tenant, endpoint, answer } = at;
      const before = tenant.settings[endpoint.collection];
      const answered = await conforming(message, bytes, at);
      if (answered.status !== 200) return answered;
      return answer.success(answer.view(before, { endpoint, answer }), endpoint, before);
    }),
  },
  {
    id: 'answer-echoes-the-request',
    story:
      'The answer repeats the request; a url that changes while its hook stays on is never stored.',
    plant: onRequest(async (conforming, message, bytes, at) => {
      const { settings } = at.tenant;
      const { collection } = at.endpoint;
      const before = settings[collection];
      const answer = await conforming(message, bytes, at);
      settings[collection] = withHooks(settings[collection], (hook, name) => {
        const former = before.hooks[name];
        return former?.status && hook.status ? former : hook;
      });
      return answer;
    }),
  },
  {
    id: 'trailing-slash-trimmed',
    story: 'Urls are stored without their last slash, so that paths can be appended to them.',
    plant: storingUrl(url => url.replace(/\/$/, '')),
  },
  {
    id: 'url-in-lower-case',
    story: 'Urls are compared in lower case, and soon stored like that, paths and tokens included.',
    plant: storingUrl(url => url.toLowerCase()),
  },
  {
    id: 'fragment-dropped',
    story: 'A fragment is never sent, so it is cut off when a url is saved.',
    plant: storingUrl(url => url.replace(/#.*$/, '')),
  },
  {
    id: 'url-serialised-anew',
    story: '`new URL(text).href` adds a slash, drops a default port and lowers the case of a host.',
    plant: storingUrl(url => new URL(url).href),
  },
  {
    id: 'query-decoded',
    story: 'The form library decodes percent escapes once more than they were encoded.',
    plant: storingUrl(url => url.replaceAll(/%[0-7][0-9a-f]/gi, part => decodeURIComponent(part))),
  },
  {
    id: 'hooks-stored-by-position',
    story:
      'The hooks that were sent are written to the columns from the left, whatever their names.',
    plant: onMerge((conforming, settings, patch, at) => {
      const sent = at.endpoint.hooks.flatMap<HookPatch>(name => hookPatch(patch, name) ?? []);
      const shifted = at.endpoint.hooks.flatMap((name, index) => {
        const hook = sent[index];
        return hook === undefined ? [] : [[name, hook] as const];
      });
      const { auth } = patch;
      return conforming(
        settings,
        { ...Object.fromEntries(shifted), ...(auth !== undefined && { auth }) },
        at,
      );
    }),
  },
]);
