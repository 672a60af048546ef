import { withSecret } from './changed-settings.ts';
import { type Fault, faultsOf } from './fault.ts';
import { afterAuth, afterNewItem, onText, storingCredentials } from './replace-step.ts';
import { basic } from './server/answer.ts';
import { Refusal } from './server/refusal.ts';

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
    plant: storingCredentials(text => text.slice(0, 72), 'password'),
  },
  {
    id: 'credentials-cut-at-1000',
    story: 'The column holds 1,000 characters, a rounder number than the 1,024 that are allowed.',
    plant: storingCredentials(text => [...text].slice(0, 1000).join('')),
  },
  {
    id: 'password-trimmed',
    story: 'Every text of the request is trimmed by the form library, passwords included.',
    plant: storingCredentials(text => text.trim() || text, 'password'),
  },
  {
    id: 'credentials-normalised',
    story: 'Texts are normalised to NFC on the way in, which changes the bytes of some.',
    plant: storingCredentials(text => text.normalize('NFC')),
  },
  {
    id: 'credentials-html-escaped',
    story: 'A filter against cross-site scripting escapes all input, once and for all.',
    plant: storingCredentials(text =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    ),
  },
  {
    id: 'four-byte-characters-lost',
    story: "MySQL's `utf8` holds three bytes a character; an emoji becomes a question mark.",
    plant: storingCredentials(text => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
  },
  {
    id: 'credentials-percent-decoded',
    story: 'The credentials go through a url on the inside, and `%41` comes out as `A`.',
    plant: storingCredentials(
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
    plant: storingCredentials(text => text.toLowerCase(), 'username'),
  },
  // local-ch/lhc#173; what is folded is joined by a space on the way.
  {
    id: 'long-credentials-folded',
    story: 'The base64 of mail starts a new line every 60 characters, which a header cannot have.',
    plant: sends((username, password) =>
      basic(`${username}:${password}`, 'utf8').replaceAll(/[^ ]{60}(?=[^ ])/g, '$& '),
    ),
  },
  // elastic/elasticsearch#40039.
  {
    id: 'username-beyond-ascii-refused',
    story: 'Only passwords were thought of as anything but ASCII, and names of people are refused.',
    plant: onText('username', (text, allows) => allows(text) && !/[^ -~]/.test(text)),
  },
  // cypht-org/cypht#743.
  {
    id: 'outer-space-in-password-refused',
    story: 'Spaces around a password are taken for a mistake in pasting, and refused.',
    plant: onText('password', (text, allows) => allows(text) && text === text.trim()),
  },
  // CodeScience/MIR3#79.
  {
    id: 'password-like-username-refused',
    story:
      'The policy for our own accounts is held against those of others: name and password differ.',
    plant: afterAuth(after => {
      if (after.type === 'basic' && after.username === after.password)
        throw new Refusal('#/webhooks/auth/basic/password', 'must not be the username');
      return after;
    }),
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
