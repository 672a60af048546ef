import { withValueAt } from '../../../src/contract/json-pointer.ts';
import type { Fault } from '../fault.ts';
import type { AnswerSteps } from '../server/answer.ts';
import type { Auth, AuthPatch } from '../server/model.ts';

type ViewOfAuth = AnswerSteps['viewOfAuth'];

const password = ['basic', 'password'];
const apikey = ['apikey', 'apikey'];
const hasPassword = ['basic', 'hasPassword'];
const hasApikey = ['apikey', 'hasApikey'];

function passwordShownAs(view: ViewOfAuth, shown: (stored: string) => unknown): ViewOfAuth {
  return (auth, at) =>
    auth.type === 'basic'
      ? withValueAt(view(auth, at), password, shown(auth.password))
      : view(auth, at);
}

function apikeyShownAs(view: ViewOfAuth, shown: (stored: string) => unknown): ViewOfAuth {
  return (auth, at) =>
    auth.type === 'apikey'
      ? withValueAt(view(auth, at), apikey, shown(auth.apikey))
      : view(auth, at);
}

/** Wrong servers that show a secret or tell wrongly whether there is one. */
export const maskingFaults: readonly Fault[] = [
  {
    id: 'password-in-the-answer',
    rule: 'password-is-masked',
    story: 'The answer is the stored document.',
    plant: ({ answer }) => ({
      answer: { viewOfAuth: passwordShownAs(answer.viewOfAuth, stored => stored) },
    }),
  },
  {
    id: 'password-as-stars',
    rule: 'password-is-masked',
    story: 'The mask is a row of asterisks instead of null, which a client will post back.',
    plant: ({ answer }) => ({
      answer: { viewOfAuth: passwordShownAs(answer.viewOfAuth, () => '********') },
    }),
  },
  {
    id: 'password-as-blank',
    rule: 'password-is-masked',
    story: 'The serializer of the language writes an empty text where there is nothing to show.',
    plant: ({ answer }) => ({
      answer: { viewOfAuth: passwordShownAs(answer.viewOfAuth, () => '') },
    }),
  },
  {
    id: 'password-shown-once',
    rule: 'password-is-masked',
    story:
      'The answer that stores a password confirms it, as key dialogs do; later answers mask it.',
    plant: ({ answer }) => {
      const shown = new Set<string>();
      return {
        answer: {
          viewOfAuth: passwordShownAs(answer.viewOfAuth, stored => {
            if (shown.has(stored)) return null;
            shown.add(stored);
            return stored;
          }),
        },
      };
    },
  },
  {
    id: 'password-in-item-views',
    rule: 'password-is-masked',
    story: 'Items have a serializer of their own, older than the masking.',
    plant: ({ answer }) => ({
      answer: {
        item: (id, view, settings) =>
          answer.item(
            id,
            settings.auth.type === 'basic'
              ? withValueAt(view, ['auth', ...password], settings.auth.password)
              : view,
            settings,
          ),
      },
    }),
  },
  {
    id: 'flag-from-the-request',
    rule: 'password-is-masked',
    story: '`hasPassword` tells whether this request sent one, so after the next edit it is false.',
    plant: ({ update, answer }) => {
      const fresh = new WeakSet<Auth>();
      return {
        update: {
          authAfter: (auth, patch, at) => {
            const after = { ...update.authAfter(auth, patch, at) };
            if (patch.basic?.password) fresh.add(after);
            return after;
          },
        },
        answer: {
          viewOfAuth: (auth, at) => {
            const view = answer.viewOfAuth(auth, at);
            return fresh.delete(auth) ? view : withValueAt(view, hasPassword, false);
          },
        },
      };
    },
  },
  {
    id: 'has-password-stuck',
    rule: 'password-is-masked',
    story: 'The flag is a column that is set with the first password and never unset.',
    plant: ({ update, answer }) => {
      const once = new WeakSet<Auth>();
      return {
        update: {
          authAfter: (auth, patch, at) => {
            const after = { ...update.authAfter(auth, patch, at) };
            if (after.type === 'basic' || once.has(auth)) once.add(after);
            return after;
          },
        },
        answer: {
          viewOfAuth: (auth, at) =>
            once.has(auth)
              ? withValueAt(answer.viewOfAuth(auth, at), hasPassword, true)
              : answer.viewOfAuth(auth, at),
        },
      };
    },
  },
  {
    id: 'apikey-in-the-answer',
    rule: 'apikey-value-is-masked',
    story: 'The list of fields to mask says `password` and nothing else.',
    plant: ({ answer }) => ({
      answer: { viewOfAuth: apikeyShownAs(answer.viewOfAuth, stored => stored) },
    }),
  },
  {
    id: 'apikey-last-four',
    rule: 'apikey-value-is-masked',
    story: 'The last four characters are shown so that people can tell their keys apart.',
    plant: ({ answer }) => ({
      answer: { viewOfAuth: apikeyShownAs(answer.viewOfAuth, stored => `****${stored.slice(-4)}`) },
    }),
  },
  {
    id: 'has-apikey-copied-from-password',
    rule: 'apikey-value-is-masked',
    story: '`hasApikey: Boolean(basic.password)`, copied and not adapted.',
    plant: ({ answer }) => ({
      answer: {
        viewOfAuth: (auth, at) =>
          withValueAt(answer.viewOfAuth(auth, at), hasApikey, auth.type === 'basic'),
      },
    }),
  },
  {
    id: 'rotated-apikey-shown',
    rule: 'apikey-value-is-masked',
    story: 'Rotating a key answers with the new one, on the other path than setting the first.',
    plant: ({ update, answer }) => {
      const rotated = new WeakSet<Auth>();
      const rotates = (auth: Auth, patch: AuthPatch) =>
        auth.type === 'apikey' && patch.type === 'apikey' && Boolean(patch.apikey?.apikey);
      return {
        update: {
          authAfter: (auth, patch, at) => {
            const after = { ...update.authAfter(auth, patch, at) };
            if (rotates(auth, patch)) rotated.add(after);
            return after;
          },
        },
        answer: {
          viewOfAuth: (auth, at) =>
            rotated.delete(auth)
              ? apikeyShownAs(answer.viewOfAuth, stored => stored)(auth, at)
              : answer.viewOfAuth(auth, at),
        },
      };
    },
  },
];
