import { isRecord, membersIn, valueAt } from '../../src/contract/json-pointer.ts';
import { areSettings, memory } from './changed-settings.ts';
import { faultsOf } from './fault.ts';
import { onAuth, onMerge, onRequest } from './replace-step.ts';
import type { Tenant, WebhooksPatch } from './server/model.ts';
import { Refusal } from './server/refusal.ts';
import { hookPatch } from './server/update.ts';

export const rejectedRequestChangesNothing = faultsOf('rejected-request-changes-nothing', [
  {
    id: 'hooks-applied-one-by-one',
    story:
      'Each hook is saved as soon as it is checked, so those before the faulty one stay changed.',
    plant: onMerge((conforming, settings, patch, at) => {
      if (!areSettings(settings, at.tenant)) return conforming(settings, patch, at);
      for (const name of at.endpoint.hooks) {
        const sent = hookPatch(patch, name);
        const hook = settings.hooks[name];
        if (sent !== undefined && hook !== undefined)
          settings.hooks[name] = at.steps.hookAfter(hook, sent, { ...at, name });
      }
      const { auth } = patch;
      return auth === undefined ? settings : conforming(settings, { auth }, at);
    }),
  },
  {
    id: 'hooks-saved-before-auth-is-checked',
    story: 'Hooks and credentials are saved by two services, and the second one refuses.',
    plant: onRequest(async (conforming, message, bytes, at) => {
      try {
        return await conforming(message, bytes, at);
      } catch (error) {
        if (!(error instanceof Refusal && error.pointer.startsWith('#/webhooks/auth'))) throw error;
        const { webhooks } = membersIn(at.request.parse(bytes));
        const { auth: _, ...hooks } = membersIn(webhooks);
        await at.steps.update(
          at.validation.body({ webhooks: hooks }, at.endpoint, at.validation),
          at,
        );
        throw error;
      }
    }),
  },
  {
    id: 'cascade-before-the-check',
    story: 'The items are queued first; when the settings are refused, the queue is not emptied.',
    plant: ({ update }) => ({
      update: {
        hookAfter: (hook, patch) => ({
          status: patch.status ?? hook.status,
          url: patch.url === undefined ? hook.url : patch.url,
        }),
        update: async (body, at) => {
          const { settings } = at.tenant;
          const { collection } = at.endpoint;
          const before = settings[collection];
          await update.update(body, at);
          for (const [name, hook] of Object.entries(settings[collection].hooks)) {
            if (!hook.status || hook.url !== null) continue;
            settings[collection] = before;
            throw new Refusal(`#/webhooks/${name}/url`, 'an enabled hook needs a url');
          }
        },
      },
    }),
  },
  {
    id: 'credentials-cleared-before-the-check',
    story:
      'New credentials replace the old in two steps: delete, then insert, which may be refused.',
    plant: onAuth((conforming, auth, patch, at) => {
      try {
        return conforming(auth, patch, at);
      } catch (error) {
        const settings = at.tenant.settings[at.endpoint.collection];
        if (settings.auth === auth) settings.auth = { type: null };
        throw error;
      }
    }),
  },
  {
    id: 'rejected-password-kept',
    story: 'The secret goes to the vault at once, and a refused request does not take it back.',
    plant: onRequest(async (conforming, message, bytes, at) => {
      try {
        return await conforming(message, bytes, at);
      } catch (error) {
        const settings = at.tenant.settings[at.endpoint.collection];
        const body = at.request.parse(bytes);
        const sent = valueAt(body, ['webhooks', 'auth', 'basic', 'password']);
        const counts = at.endpoint.guarded ? valueAt(body, ['updateAuth']) === true : true;
        const fits = typeof sent === 'string' && at.validation.password(sent);
        if (counts && fits && settings.auth.type === 'basic')
          settings.auth = { ...settings.auth, password: sent };
        throw error;
      }
    }),
  },
  {
    id: 'wrong-type-applied-all-the-same',
    story: 'The media type is checked by a filter on the way out, after the handler has run.',
    plant: ({ request }) => ({
      request: {
        update: async (message, bytes, at) => {
          const steps = { ...at.request, takesType: () => true };
          const answer = await request.update(message, bytes, { ...at, request: steps });
          return at.request.takesType(message.headers['content-type'] ?? '')
            ? answer
            : at.answer.problem(415, 'The body must be application/json');
        },
      },
    }),
  },
  {
    id: 'unknown-members-refused-too-late',
    story: 'Unknown members are only noticed when the answer is built, and by then all is saved.',
    plant: ({ validation, request }) => ({
      validation: {
        body: (value, endpoint, checks) => {
          if (!isRecord(value)) return validation.body(value, endpoint, checks);
          const { webhooks, updateAll, updateAuth } = value;
          return validation.body(
            {
              ...(webhooks !== undefined && { webhooks }),
              ...(updateAll !== undefined && { updateAll }),
              ...(updateAuth !== undefined && { updateAuth }),
            },
            endpoint,
            checks,
          );
        },
      },
      request: {
        update: async (message, bytes, at) => {
          const answer = await request.update(message, bytes, at);
          if (answer.status === 200)
            validation.body(at.request.parse(bytes), at.endpoint, validation);
          return answer;
        },
      },
    }),
  },
  {
    id: 'rejected-draft-saved-later',
    story:
      'A refused update stays in the session as a draft, which the next accepted one saves along.',
    plant: ({ update }) => {
      const refused = memory<Tenant, Map<string, WebhooksPatch>>(() => new Map());
      return {
        update: {
          update: (body, at) => {
            const waiting = refused(at.tenant);
            const draft = waiting.get(at.endpoint.collection) ?? {};
            try {
              const done = update.update({ ...body, webhooks: { ...draft, ...body.webhooks } }, at);
              waiting.delete(at.endpoint.collection);
              return done;
            } catch (error) {
              const { auth: _, ...hooks } = body.webhooks;
              const sound = Object.entries(hooks).filter(
                ([, hook]) => typeof membersIn(hook).url === 'string',
              );
              waiting.set(at.endpoint.collection, Object.fromEntries(sound));
              throw error;
            }
          },
        },
      };
    },
  },
]);
