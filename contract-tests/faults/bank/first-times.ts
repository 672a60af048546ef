import type { Fault } from '../fault.ts';
import { json } from '../server/answer.ts';
import type { Settings, Tenant } from '../server/model.ts';
import { memory, withHooks, withSecret } from './spoiled.ts';

/** Settings after the first update ever of a tenant's endpoint are not what they should be. */
function firstTime(change: (after: Settings) => Settings): Fault['plant'] {
  return ({ update }) => {
    const seen = memory<Tenant['items'], Set<string>>(() => new Set());
    return {
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          const known = seen(at.tenant.items);
          if (known.has(at.endpoint.collection)) return after;
          known.add(at.endpoint.collection);
          return change(after);
        },
      },
    };
  };
}

/** Wrong servers that differ in what comes first, or comes last. */
export const firstTimeFaults: readonly Fault[] = [
  {
    id: 'first-update-leaves-hooks-off',
    rule: 'included-hook-is-updated',
    story: 'Creating takes the urls alone; that a hook is on is only looked at when editing.',
    plant: firstTime(after => withHooks(after, hook => ({ ...hook, status: false }))),
  },
  {
    id: 'first-secret-not-stored',
    rule: 'included-auth-is-updated',
    story:
      'The secret is stored by the id of the settings, which the first save does not have yet.',
    plant: conforming => ({
      ...firstTime(after => ({ ...after, auth: withSecret(after.auth, () => '') }))(conforming),
      answer: {
        viewOfAuth: (auth, at) =>
          conforming.answer.viewOfAuth(
            withSecret(auth, () => 'set'),
            at,
          ),
      },
    }),
  },
  {
    id: 'rollback-takes-others-along',
    rule: 'concurrent-updates-all-land',
    story: 'All requests share one connection, so a rollback undoes what others are just saving.',
    plant: ({ request }) => {
      const open = memory<Tenant, { before: Settings | null }>(() => ({ before: null }));
      return {
        request: {
          update: async (message, bytes, at) => {
            const { tenant, endpoint } = at;
            const transaction = open(tenant);
            const opened = transaction.before === null;
            transaction.before ??= tenant.settings[endpoint.collection];
            const { before } = transaction;
            await new Promise(resolve => setTimeout(resolve, 5));
            try {
              return await request.update(message, bytes, at);
            } catch (error) {
              tenant.settings[endpoint.collection] = before;
              throw error;
            } finally {
              if (opened) transaction.before = null;
            }
          },
        },
      };
    },
  },
  {
    id: 'rejected-url-quoted',
    rule: 'secrets-never-leak',
    story: 'A url is no secret, so the message quotes the refused one, with the password in it.',
    plant: ({ answer }) => ({
      answer: {
        problem: (status, title, errors, rejected) =>
          typeof rejected === 'string' && rejected.startsWith('http')
            ? answer.problem(status, `${title}: ${rejected}`, errors)
            : answer.problem(status, title, errors),
      },
    }),
  },
  {
    id: 'single-slash-accepted',
    rule: 'requests-are-strict',
    story: 'The parser of browsers repairs `https:/host`, and only what it makes of it is checked.',
    plant: ({ validation }) => ({
      validation: {
        url: text =>
          validation.url(text) ||
          (/^https?:\/?[a-z]/i.test(text) && validation.url(repaired(text))),
      },
    }),
  },
  {
    id: 'items-show-former-username',
    rule: 'type-switch-forgets-other',
    story:
      'A bulk change of type updates the columns of the new type and leaves the others standing.',
    plant: ({ update, answer }) => {
      const names = memory<Settings, { former: string | null }>(() => ({ former: null }));
      return {
        update: {
          cascade: (keys, settings, at) => {
            const items = at.tenant.items[at.endpoint.collection];
            const before = new Map(items);
            update.cascade(keys, settings, at);
            for (const [id, item] of items) {
              const own = before.get(id)?.auth;
              if (own?.type === 'basic' && item.auth.type === 'apikey')
                names(item).former = own.username;
            }
          },
        },
        answer: {
          item: (id, view, settings) => {
            const { auth, ...hooks } = Object(view);
            const { former } = names(settings);
            const basic = former === null ? auth.basic : { ...auth.basic, username: former };
            return answer.item(id, { ...hooks, auth: { ...auth, basic } }, settings);
          },
        },
      };
    },
  },
  {
    id: 'removed-credentials-leave-no-auth',
    rule: 'response-has-documented-shape',
    story: 'Once credentials were stored, an answer without them has an empty text for their type.',
    plant: ({ update, answer }) => {
      let removed = false;
      return {
        update: {
          authAfter: (auth, patch, at) => {
            removed = patch.type === null && auth.type !== null;
            return update.authAfter(auth, patch, at);
          },
        },
        answer: {
          viewOfAuth: (auth, at) => ({
            ...Object(answer.viewOfAuth(auth, at)),
            ...(removed && auth.type === null && { type: '' }),
          }),
        },
      };
    },
  },
  {
    id: 'new-items-cut-credentials',
    rule: 'credentials-arrive-intact',
    story: 'The column of an item is shorter than that of the settings it is copied from.',
    plant: ({ update }) => ({
      update: {
        newItem: at => {
          const item = update.newItem(at);
          return { ...item, auth: withSecret(item.auth, secret => secret.slice(0, 255)) };
        },
      },
    }),
  },
  {
    id: 'event-answer-shows-what-was-sent',
    rule: 'secrets-never-leak',
    story: 'For the console, firing an event answers with the header that it sent, in hexadecimal.',
    plant: ({ answer }) => ({
      answer: {
        outcome: (event, status) => {
          const auth = Object.values(event?.headers ?? {}).join();
          const { body } = answer.outcome(event, status);
          return json(200, { ...JSON.parse(body), sent: Buffer.from(auth).toString('hex') });
        },
      },
    }),
  },
];

function repaired(text: string): string {
  return text.replace(/^(https?:)\/*/i, '$1//');
}
