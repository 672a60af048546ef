import { valueAt, withValueAt } from '../../../src/contract/json-pointer.ts';
import type { Fault } from '../fault.ts';

const type = ['auth', 'type'];
const password = ['auth', 'basic', 'password'];

/** Wrong servers that accept values which the contract refuses. */
export const lenientValueFaults: readonly Fault[] = [
  {
    id: 'relative-url-accepted',
    rule: 'requests-are-strict',
    story: 'The url is only checked to be a text without spaces.',
    plant: ({ validation }) => ({
      validation: { url: text => validation.url(text) || /^[/\w.-]+$/.test(text) },
    }),
  },
  {
    id: 'any-scheme-accepted',
    rule: 'requests-are-strict',
    story: '`new URL(url)` does not throw, which is true of ftp, file and javascript too.',
    plant: ({ validation }) => ({
      validation: {
        url: text =>
          validation.url(text) || (/^(?!https?:)[a-z]+:\S+$/.test(text) && URL.canParse(text)),
      },
    }),
  },
  {
    id: 'credentials-in-url-accepted',
    rule: 'requests-are-strict',
    story: '`https://user:pass@host` parses, and the password then shows in every view.',
    plant: ({ validation }) => ({
      validation: { url: text => validation.url(text.replace(/^(https?:\/\/)[^/@]*@/, '$1')) },
    }),
  },
  {
    id: 'url-with-spaces-accepted',
    rule: 'requests-are-strict',
    story: 'The URL parser strips spaces and line breaks, so they pass; the raw text is stored.',
    plant: ({ validation }) => ({
      validation: { url: text => validation.url(text.replaceAll(/\s/g, '')) },
    }),
  },
  {
    id: 'url-of-any-length',
    rule: 'requests-are-strict',
    story: 'The column is TEXT, so nobody thought of a limit.',
    plant: ({ validation }) => ({
      validation: { url: text => validation.url(text.slice(0, 2048)) },
    }),
  },
  {
    id: 'unknown-auth-type-accepted',
    rule: 'requests-are-strict',
    story: 'A type that no branch of the `switch` knows falls through to "no authentication".',
    plant: ({ validation }) => ({
      validation: {
        webhooks: (value, endpoint, checks) => {
          const known = ['basic', 'apikey', null, undefined];
          const strange = !known.some(name => name === valueAt(value, type));
          return validation.webhooks(
            strange ? withValueAt(value, ['auth'], { type: null }) : value,
            endpoint,
            checks,
          );
        },
      },
    }),
  },
  {
    id: 'blank-password-clears',
    rule: 'requests-are-strict',
    story: 'An empty field of the form is posted as a blank text and treated as "clear it".',
    plant: ({ validation }) => ({
      validation: { password: text => text === '' || validation.password(text) },
    }),
  },
  {
    id: 'blank-password-keeps',
    rule: 'requests-are-strict',
    story: 'A blank text counts as left out, so who meant to clear the password is told it worked.',
    plant: ({ validation }) => ({
      validation: {
        webhooks: (value, endpoint, checks) =>
          validation.webhooks(
            valueAt(value, password) === '' ? withValueAt(value, password, null) : value,
            endpoint,
            checks,
          ),
      },
    }),
  },
  {
    id: 'password-limit-off-by-one',
    rule: 'requests-are-strict',
    story: '`length > 1025` was meant to leave room for a terminator.',
    plant: ({ validation }) => ({
      validation: {
        password: text =>
          validation.password(text) ||
          ([...text].length === 1025 && validation.password([...text].slice(1).join(''))),
      },
    }),
  },
  {
    id: 'header-name-with-spaces-accepted',
    rule: 'requests-are-strict',
    story: 'Header names are checked to be printable, which a space and a colon are.',
    plant: ({ validation }) => ({
      validation: {
        header: text => validation.header(text) || /^[!-~]+[ :]+[!-~]+$/.test(text),
      },
    }),
  },
  {
    id: 'apikey-with-outer-spaces-accepted',
    rule: 'requests-are-strict',
    story: 'A key that was pasted with a space is accepted, and HTTP strips the space on the way.',
    plant: ({ validation }) => ({
      validation: { apikey: text => validation.apikey(text.replaceAll(/^ +| +$/g, '')) },
    }),
  },
  {
    id: 'apikey-beyond-ascii-accepted',
    rule: 'requests-are-strict',
    story:
      'Anything printable passes, and the sender later fails on a letter that no header can carry.',
    plant: ({ validation }) => ({
      validation: { apikey: text => validation.apikey(text.replaceAll(/[^\0-\x7f]/gu, 'x')) },
    }),
  },
];
