import type { Fault } from '../fault.ts';
import type { Hook } from '../server/model.ts';
import { withSecret } from './spoiled.ts';

/** Stores another text than the url that was sent. */
function storing(change: (url: string) => string): Fault['plant'] {
  return ({ update }) => ({
    update: {
      hookAfter: (hook, patch, at) => {
        const { url } = patch;
        const sent = typeof url === 'string' ? { ...patch, url: change(url) } : patch;
        return update.hookAfter(hook, sent, at);
      },
    },
  });
}

function originOf({ url }: Hook): string | null {
  return url === null ? null : new URL(url).origin;
}

/** Wrong servers that take a url for something else than the text it is. */
export const urlTextFaults: readonly Fault[] = [
  {
    id: 'trailing-slash-trimmed',
    rule: 'included-hook-is-updated',
    story: 'Urls are stored without their last slash, so that paths can be appended to them.',
    plant: storing(url => url.replace(/\/$/, '')),
  },
  {
    id: 'url-in-lower-case',
    rule: 'included-hook-is-updated',
    story: 'Urls are compared in lower case, and soon stored like that, paths and tokens included.',
    plant: storing(url => url.toLowerCase()),
  },
  {
    id: 'fragment-dropped',
    rule: 'included-hook-is-updated',
    story: 'A fragment is never sent, so it is cut off when a url is saved.',
    plant: storing(url => url.replace(/#.*$/, '')),
  },
  {
    id: 'url-serialised-anew',
    rule: 'included-hook-is-updated',
    story: '`new URL(text).href` adds a slash, drops a default port and lowers the case of a host.',
    plant: storing(url => new URL(url).href),
  },
  {
    id: 'query-decoded',
    rule: 'included-hook-is-updated',
    story: 'The form library decodes percent escapes once more than they were encoded.',
    plant: storing(url => url.replaceAll(/%[0-7][0-9a-f]/gi, part => decodeURIComponent(part))),
  },
  {
    id: 'new-host-drops-the-secret',
    rule: 'omitted-auth-is-kept',
    story: 'Lest it go to a stranger, the secret is dropped when a hook moves to another origin.',
    plant: ({ update, answer }) => ({
      update: {
        settingsAfter: (settings, patch, at) => {
          const after = update.settingsAfter(settings, patch, at);
          const moved = Object.entries(after.hooks).some(([name, hook]) => {
            const before = settings.hooks[name];
            const was = before === undefined ? null : originOf(before);
            return was !== null && originOf(hook) !== null && originOf(hook) !== was;
          });
          if (!moved || patch.auth !== undefined) return after;
          return { ...after, auth: withSecret(after.auth, () => '') };
        },
      },
      answer: {
        viewOfAuth: (auth, at) =>
          answer.viewOfAuth(
            withSecret(auth, () => 'set'),
            at,
          ),
      },
    }),
  },
];
