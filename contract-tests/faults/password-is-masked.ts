import { withValueAt } from '../../src/contract/json-pointer.ts';
import { faultsOf } from './fault.ts';
import { onAuthView, onItemView } from './replace-step.ts';
import type { AnswerSteps } from './server/answer.ts';
import type { Auth } from './server/model.ts';

function passwordShownAs(
  view: AnswerSteps['viewOfAuth'],
  shown: (stored: string) => unknown,
): AnswerSteps['viewOfAuth'] {
  return (auth, at) =>
    auth.type === 'basic'
      ? withValueAt(view(auth, at), password, shown(auth.password))
      : view(auth, at);
}

const password = ['basic', 'password'];

const hasPassword = ['basic', 'hasPassword'];

export const passwordIsMasked = faultsOf('password-is-masked', [
  {
    id: 'password-in-the-answer',
    story: 'The answer is the stored document.',
    plant: ({ answer }) => ({
      answer: { viewOfAuth: passwordShownAs(answer.viewOfAuth, stored => stored) },
    }),
  },
  {
    id: 'password-as-stars',
    story: 'The mask is a row of asterisks instead of null, which a client will post back.',
    plant: ({ answer }) => ({
      answer: { viewOfAuth: passwordShownAs(answer.viewOfAuth, () => '********') },
    }),
  },
  {
    id: 'password-as-blank',
    story: 'The serializer of the language writes an empty text where there is nothing to show.',
    plant: ({ answer }) => ({
      answer: { viewOfAuth: passwordShownAs(answer.viewOfAuth, () => '') },
    }),
  },
  {
    id: 'password-shown-once',
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
    story: 'Items have a serializer of their own, older than the masking.',
    plant: onItemView((conforming, id, view, settings) =>
      conforming(
        id,
        settings.auth.type === 'basic'
          ? withValueAt(view, ['auth', ...password], settings.auth.password)
          : view,
        settings,
      ),
    ),
  },
  {
    id: 'flag-from-the-request',
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
    id: 'ignored-password-in-the-view',
    story: 'The answer overlays the request on what is stored, and masks only what was stored.',
    plant: ({ update, answer }) => {
      let ignored: string | null | undefined;
      return {
        update: {
          update: (body, at) => {
            const counts = at.steps.authCounts(body, at);
            ignored = counts ? undefined : body.webhooks.auth?.basic?.password;
            return update.update(body, at);
          },
        },
        answer: {
          view: (settings, at) => {
            const view = answer.view(settings, at);
            if (ignored === undefined) return view;
            return withValueAt(view, ['auth', 'basic', 'password'], ignored);
          },
        },
      };
    },
  },
  {
    id: 'flag-false-on-items',
    story: 'The listing of items does not join the table of secrets, so the flag is always false.',
    plant: onItemView((conforming, id, view, settings) => {
      const masked = withValueAt(view, ['auth', 'basic', 'hasPassword'], false);
      return conforming(id, masked, settings);
    }),
  },
  // phpmyadmin/phpmyadmin#12143.
  {
    id: 'zero-shown-as-no-password',
    story: 'Whether there is a password is asked of its text, and `0` is as good as false.',
    plant: onAuthView((conforming, auth, at) =>
      conforming(
        auth.type === 'basic' && auth.password === '0' ? { ...auth, password: '' } : auth,
        at,
      ),
    ),
  },
]);
