import type { Fault } from '../fault.ts';
import { Refusal } from '../server/refusal.ts';
import { withHooks } from './spoiled.ts';

/** Wrong servers that do not take over a hook as it was sent. */
export const includedHookFaults: readonly Fault[] = [
  {
    id: 'false-ignored',
    rule: 'included-hook-is-updated',
    story: '`if (body.status)` never sees false, so a hook can be enabled but not disabled.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) =>
          update.hookAfter(
            hook,
            { ...patch, ...(patch.status ? {} : { status: hook.status }) },
            at,
          ),
      },
    }),
  },
  {
    id: 'only-the-first-hook',
    rule: 'included-hook-is-updated',
    story:
      'The handler reads `Object.keys(webhooks)[0]`, since its first client sent one hook a time.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const [first] = Object.keys(patch).filter(name => at.endpoint.hooks.includes(name));
          return withHooks(update.settingsAfter(settings, patch, at), (hook, name) =>
            name === first ? hook : settings.hooks[name],
          );
        },
      },
    }),
  },
  {
    id: 'url-set-once',
    rule: 'included-hook-is-updated',
    story: '`INSERT … ON CONFLICT DO NOTHING` keeps the url that was stored first.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) => {
          const after = update.hookAfter(hook, patch, at);
          return after.url === null ? after : { ...after, url: hook.url ?? after.url };
        },
      },
    }),
  },
  {
    id: 'disabled-hook-keeps-its-url',
    rule: 'included-hook-is-updated',
    story: 'With the switch off the form greys out the url, and the handler skips it likewise.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) => {
          const after = update.hookAfter(hook, patch, at);
          return patch.status === false ? { ...after, url: hook.url } : after;
        },
      },
    }),
  },
  {
    id: 'start-required',
    rule: 'included-hook-is-updated',
    story:
      'The request class has a required `start`, so an update of the other hooks alone is refused.',
    plant: ({ update }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const sent = Object.keys(patch).filter(name => at.endpoint.hooks.includes(name));
          if (sent.length > 0 && !sent.includes('start'))
            throw new Refusal('#/webhooks/start', 'is required');
          return update.settingsAfter(settings, patch, at);
        },
      },
    }),
  },
  {
    id: 'url-cut-at-255',
    rule: 'included-hook-is-updated',
    story: 'The column is VARCHAR(255) and the database cuts longer texts without a word.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) => {
          const after = update.hookAfter(hook, patch, at);
          return { ...after, url: after.url === null ? null : after.url.slice(0, 255) };
        },
      },
    }),
  },
  {
    id: 'url-normalised',
    rule: 'included-hook-is-updated',
    story:
      'The url is stored as `new URL(url).origin + pathname`, so a query with a token is lost.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch, at) => {
          const after = update.hookAfter(hook, patch, at);
          return { ...after, url: after.url?.split(/[?#]/)[0] ?? null };
        },
      },
    }),
  },
  {
    id: 'answer-from-a-lagging-replica',
    rule: 'included-hook-is-updated',
    story: 'The answer reads from a replica that is one write behind.',
    plant: ({ request, answer }) => ({
      request: {
        update: async (message, bytes, at) => {
          const { tenant, endpoint } = at;
          const before = tenant.settings[endpoint.collection];
          const answered = await request.update(message, bytes, at);
          if (answered.status !== 200) return answered;
          return answer.success(answer.view(before, { endpoint, answer }), endpoint, before);
        },
      },
    }),
  },
  {
    id: 'answer-echoes-the-request',
    rule: 'included-hook-is-updated',
    story:
      'The answer repeats the request; a url that changes while its hook stays on is never stored.',
    plant: ({ request }) => ({
      request: {
        update: async (message, bytes, at) => {
          const { settings } = at.tenant;
          const { collection } = at.endpoint;
          const before = settings[collection];
          const answer = await request.update(message, bytes, at);
          settings[collection] = withHooks(settings[collection], (hook, name) => {
            const former = before.hooks[name];
            return former?.status && hook.status ? former : hook;
          });
          return answer;
        },
      },
    }),
  },
];
