import { isRecord, membersIn } from '../../src/contract/json-pointer.ts';
import { faultsOf } from './fault.ts';
import { onMediaType, onParse, onPatch, onText } from './replace-step.ts';
import { ConnectionLost } from './server/plain-server.ts';

function depth(text: string): number {
  let open = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === '{' || char === '[') open += 1;
    if (char === '}' || char === ']') open -= 1;
    deepest = Math.max(deepest, open);
  }
  return deepest;
}

/** A copy without the members that pollute prototypes, however deep they are. */
function withoutPrototypes(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '__proto__' && name !== 'constructor')
      .map(([name, member]) => [name, withoutPrototypes(member)]),
  );
}

const otherwiseFine = (allows: (text: string) => boolean, strip: RegExp) => (text: string) =>
  allows(text) || (text !== '' && allows(text.replaceAll(strip, 'x')));

export const hostileInputIsRefused = faultsOf('hostile-input-is-refused', [
  {
    id: 'malformed-json-fails',
    story: "The parser's exception is nobody's, so a missing brace is a 500.",
    plant: onParse((conforming, bytes) => {
      try {
        return conforming(bytes);
      } catch {
        throw new SyntaxError('Unexpected end of JSON input');
      }
    }),
  },
  {
    id: 'deep-nesting-fails',
    story: 'A recursive walk over the body overflows the stack, and the answer is a 500.',
    plant: onParse((conforming, bytes) => {
      if (depth(bytes.toString()) > 500) throw new RangeError('Maximum call stack size exceeded');
      return conforming(bytes);
    }),
  },
  {
    id: 'deep-nesting-kills-the-worker',
    story: 'The parser recurses in native code: the worker dies and the connection with it.',
    plant: onParse((conforming, bytes) => {
      if (depth(bytes.toString()) > 500) throw new ConnectionLost();
      return conforming(bytes);
    }),
  },
  {
    id: 'prototype-keys-dropped',
    story:
      'A hardened parser silently drops `__proto__` and `constructor`, and the request passes.',
    plant: onParse((conforming, bytes) => withoutPrototypes(conforming(bytes))),
  },
  {
    id: 'prototype-keys-found-inherited',
    story: '`name in knownHooks` is true of `constructor`, which every object inherits.',
    plant: onPatch((conforming, value, endpoint, checks) => {
      const known = Object.fromEntries(endpoint.hooks.map(name => [name, true]));
      const sent = Object.entries(membersIn(value)).filter(
        ([name]) => !(name in known) || Object.hasOwn(known, name),
      );
      return conforming(isRecord(value) ? Object.fromEntries(sent) : value, endpoint, checks);
    }),
  },
  {
    id: 'no-limit-on-the-body',
    story: 'The body is read to its end, however long it is.',
    plant: () => ({ request: { takesLength: () => true } }),
  },
  {
    id: 'any-media-type-taken',
    story: 'Whatever arrives is parsed as JSON, a form that another site submits included.',
    plant: onMediaType(() => true),
  },
  {
    id: 'missing-media-type-taken',
    story: 'The check of the media type is skipped when there is none.',
    plant: onMediaType((conforming, type) => type === '' || conforming(type)),
  },
  {
    id: 'put-taken-for-post',
    story: 'The route matches any method, so PUT and DELETE are updates too.',
    plant: () => ({ request: { takes: () => true } }),
  },
  {
    id: 'line-breaks-in-the-key-accepted',
    story: 'A pattern with `.*` and `m` checks the first line; what follows injects header fields.',
    plant: ({ validation }) => ({
      validation: { apikey: otherwiseFine(validation.apikey, /[\r\n]/g) },
    }),
  },
  {
    id: 'reserved-header-in-other-case',
    story: 'The list of reserved names is in lower case and compared as it is, so `Host` passes.',
    plant: onText(
      'header',
      (text, allows) => allows(text) || (/[A-Z]/.test(text) && allows(`x${text}`)),
    ),
  },
  {
    id: 'reserved-list-incomplete',
    story: 'The list of reserved names ends after the obvious ones.',
    plant: onText(
      'header',
      (text, allows) =>
        allows(text) || /^(te|trailer|expect|upgrade|proxy-connection)$/i.test(text),
    ),
  },
  {
    id: 'control-characters-in-password-accepted',
    story: 'Passwords are opaque, it was said, so nothing looks into them.',
    plant: ({ validation }) => ({
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the fault
      validation: { password: otherwiseFine(validation.password, /[\u0001-\u001f\u007f]/g) },
    }),
  },
  {
    id: 'nul-fails-in-the-database',
    story: "PostgreSQL's text holds no NUL, and the driver's error becomes a 500.",
    plant: onText('password', (text, allows) => {
      if (text.includes('\0')) throw new Error('invalid byte sequence for encoding "UTF8"');
      return allows(text);
    }),
  },
  {
    id: 'colon-in-username-accepted',
    story: 'The receiver takes the first colon for the end of the name, and nobody thought of it.',
    plant: ({ validation }) => ({
      validation: { username: otherwiseFine(validation.username, /:/g) },
    }),
  },
]);
