import { withSecret } from './changed-settings.ts';
import { type Fault, faultsOf } from './fault.ts';
import { afterNewItem } from './replace-step.ts';
import { basic } from './server/answer.ts';

/** A server that encodes basic credentials in its own way when it sends an event. */
function sends(encode: (username: string, password: string) => string): Fault['plant'] {
  return ({ answer }) => ({
    answer: {
      event: (item, name, payload) => {
        const event = answer.event(item, name, payload);
        if (event === null || item.auth.type !== 'basic') return event;
        const authorization = encode(item.auth.username, item.auth.password);
        return { ...event, headers: { ...event.headers, authorization } };
      },
    },
  });
}

/** A server that stores another text than the one that was sent. */
function stores(
  change: (text: string) => string,
  members: 'both' | 'username' | 'password' = 'both',
): Fault['plant'] {
  return ({ update }) => ({
    update: {
      authAfter: (auth, patch, at) => {
        const { username, password } = patch.basic ?? {};
        const stored = {
          username: username && members !== 'password' ? change(username) : username,
          password: password && members !== 'username' ? change(password) : password,
        };
        return update.authAfter(
          auth,
          {
            ...patch,
            basic: { username: stored.username ?? null, password: stored.password ?? null },
          },
          at,
        );
      },
    },
  });
}

export const credentialsArriveIntact = faultsOf('credentials-arrive-intact', [
  {
    id: 'credentials-in-latin1',
    story: '`btoa` and its like encode Latin-1, as the first RFC on basic authentication was read.',
    plant: sends((username, password) => basic(`${username}:${password}`, 'latin1')),
  },
  {
    id: 'password-cut-at-a-colon',
    story: 'Name and password are stored as one text and taken apart at every colon.',
    plant: sends((username, password) => basic(`${username}:${password.split(':')[0]}`, 'utf8')),
  },
  {
    id: 'credentials-in-url-alphabet',
    story: 'The base64 helper at hand was made for tokens in urls and writes `-` and `_`.',
    plant: sends((username, password) =>
      basic(`${username}:${password}`, 'utf8').replaceAll('+', '-').replaceAll('/', '_'),
    ),
  },
  {
    id: 'password-cut-at-72-bytes',
    story: 'The password column was sized for bcrypt, which looks at 72 bytes.',
    plant: stores(text => text.slice(0, 72), 'password'),
  },
  {
    id: 'credentials-cut-at-1000',
    story: 'The column holds 1,000 characters, a rounder number than the 1,024 that are allowed.',
    plant: stores(text => [...text].slice(0, 1000).join('')),
  },
  {
    id: 'password-trimmed',
    story: 'Every text of the request is trimmed by the form library, passwords included.',
    plant: stores(text => text.trim() || text, 'password'),
  },
  {
    id: 'credentials-normalised',
    story: 'Texts are normalised to NFC on the way in, which changes the bytes of some.',
    plant: stores(text => text.normalize('NFC')),
  },
  {
    id: 'credentials-html-escaped',
    story: 'A filter against cross-site scripting escapes all input, once and for all.',
    plant: stores(text =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    ),
  },
  {
    id: 'four-byte-characters-lost',
    story: "MySQL's `utf8` holds three bytes a character; an emoji becomes a question mark.",
    plant: stores(text => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
  },
  {
    id: 'credentials-percent-decoded',
    story: 'The credentials go through a url on the inside, and `%41` comes out as `A`.',
    plant: stores(
      text =>
        text.replaceAll(/%[0-7][0-9A-Fa-f]/g, code =>
          String.fromCharCode(Number.parseInt(code.slice(1), 16)),
        ),
      'password',
    ),
  },
  {
    id: 'username-in-lower-case',
    story: 'User names are folded to lower case like those of our own accounts.',
    plant: stores(text => text.toLowerCase(), 'username'),
  },
  {
    id: 'new-items-cut-credentials',
    story: 'The column of an item is shorter than that of the settings it is copied from.',
    plant: afterNewItem(item => ({
      ...item,
      auth: withSecret(item.auth, secret => secret.slice(0, 255)),
    })),
  },
]);
