import { withValueAt } from '../../src/contract/json-pointer.ts';
import { faultsOf } from './fault.ts';
import { onAuthView } from './replace-step.ts';
import type { AnswerSteps } from './server/answer.ts';
import type { Auth, AuthPatch } from './server/model.ts';

function apikeyShownAs(
  view: AnswerSteps['viewOfAuth'],
  shown: (stored: string) => unknown,
): AnswerSteps['viewOfAuth'] {
  return (auth, at) =>
    auth.type === 'apikey'
      ? withValueAt(view(auth, at), apikey, shown(auth.apikey))
      : view(auth, at);
}

const apikey = ['apikey', 'apikey'];

const hasApikey = ['apikey', 'hasApikey'];

export const apikeyValueIsMasked = faultsOf('apikey-value-is-masked', [
  {
    id: 'apikey-in-the-answer',
    story: 'The list of fields to mask says `password` and nothing else.',
    plant: ({ answer }) => ({
      answer: { viewOfAuth: apikeyShownAs(answer.viewOfAuth, stored => stored) },
    }),
  },
  {
    id: 'apikey-last-four',
    story: 'The last four characters are shown so that people can tell their keys apart.',
    plant: ({ answer }) => ({
      answer: { viewOfAuth: apikeyShownAs(answer.viewOfAuth, stored => `****${stored.slice(-4)}`) },
    }),
  },
  {
    id: 'has-apikey-copied-from-password',
    story: '`hasApikey: Boolean(basic.password)`, copied and not adapted.',
    plant: onAuthView((conforming, auth, at) =>
      withValueAt(conforming(auth, at), hasApikey, auth.type === 'basic'),
    ),
  },
  {
    id: 'rotated-apikey-shown',
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
]);
