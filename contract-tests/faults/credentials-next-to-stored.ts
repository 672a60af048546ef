import { faultsOf } from './fault.ts';
import { afterAuth, onAuth } from './replace-step.ts';
import { Refusal } from './server/refusal.ts';

/** Takes over a text of the credentials only when it does not look the same to the server. */
const keepsTextsThatLookAlike = (look: (text: string) => string | number) => {
  const changed = (after: string, before: string) =>
    look(after) === look(before) ? before : after;
  return afterAuth((after, _patch, before) => {
    if (after.type === 'basic' && before.type === 'basic')
      return {
        ...after,
        username: changed(after.username, before.username),
        password: changed(after.password, before.password),
      };
    return after.type === 'apikey' && before.type === 'apikey'
      ? {
          ...after,
          header: changed(after.header, before.header),
          apikey: changed(after.apikey, before.apikey),
        }
      : after;
  });
};

/** New credentials that are close to the old ones. Each names its report. */
export const credentialsNextToStored = faultsOf('included-auth-is-updated', [
  // inverse-inc/packetfence#218, ZeroK-RTS/Zero-K-Infrastructure#2463.
  {
    id: 'letter-case-of-credentials-not-saved',
    story: 'The collation of the column ignores case, and only what differs is written.',
    plant: keepsTextsThatLookAlike(text => text.toLowerCase()),
  },
  // surveyjs/survey-library#11582, home-assistant/frontend#53138.
  {
    id: 'outer-space-of-credentials-not-saved',
    story: 'Whether something changed is asked of the trimmed texts, so a space more is no change.',
    plant: keepsTextsThatLookAlike(text => text.trim()),
  },
  // phpList/phplist3#668, yetanotherape/diff-match-patch#13.
  {
    id: 'equal-numbers-not-saved',
    story: 'The language compares two texts of digits as numbers, so `01` and `1` are the same.',
    plant: keepsTextsThatLookAlike(text => (/^\d+(e\d+)?$/i.test(text) ? Number(text) : text)),
  },
  // concretecms/concrete5-legacy#1435.
  {
    id: 'username-in-other-case-refused',
    story: 'The look-up that keeps names unique ignores case and finds the very row to be changed.',
    plant: afterAuth((after, _patch, before) => {
      if (after.type !== 'basic' || before.type !== 'basic') return after;
      const [one, other] = [after.username, before.username];
      if (one !== other && one.toLowerCase() === other.toLowerCase())
        throw new Refusal('#/webhooks/auth/basic/username', 'exists already');
      return after;
    }),
  },
  // inetsoft-technology/stylebi#1809, emqx/emqx-dashboard5#3985.
  {
    id: 'stars-taken-for-the-mask',
    story: 'The page shows stars for a stored password, and stars that come back mean to keep it.',
    plant: onAuth((conforming, auth, patch, at) => {
      const { username, password } = patch.basic ?? {};
      const masked = auth.type === 'basic' && /^\*+$/.test(password ?? '');
      const basic = { username: username ?? null, password: masked ? null : (password ?? null) };
      return conforming(auth, { ...patch, basic }, at);
    }),
  },
  // saleor/saleor#12058.
  {
    id: 'header-name-in-lower-case',
    story: 'Header names do not differ by case, so they are stored and shown in lower case.',
    plant: afterAuth(after =>
      after.type === 'apikey' ? { ...after, header: after.header.toLowerCase() } : after,
    ),
  },
]);
