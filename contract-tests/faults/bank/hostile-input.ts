import { isRecord } from '../../../src/contract/json-pointer.ts';
import type { Fault } from '../fault.ts';
import { ConnectionLost } from '../server/plain-server.ts';

/** A copy without the members that pollute prototypes, however deep they are. */
function withoutPrototypes(value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '__proto__' && name !== 'constructor')
      .map(([name, member]) => [name, withoutPrototypes(member)]),
  );
}

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

const otherwiseFine = (allows: (text: string) => boolean, strip: RegExp) => (text: string) =>
  allows(text) || (text !== '' && allows(text.replaceAll(strip, 'x')));

/** Wrong servers that accept what nobody sends in good faith, or fall over it. */
export const hostileInputFaults: readonly Fault[] = [
  {
    id: 'malformed-json-fails',
    rule: 'hostile-input-is-refused',
    story: "The parser's exception is nobody's, so a missing brace is a 500.",
    plant: ({ request }) => ({
      request: {
        parse: bytes => {
          try {
            return request.parse(bytes);
          } catch {
            throw new SyntaxError('Unexpected end of JSON input');
          }
        },
      },
    }),
  },
  {
    id: 'deep-nesting-fails',
    rule: 'hostile-input-is-refused',
    story: 'A recursive walk over the body overflows the stack, and the answer is a 500.',
    plant: ({ request }) => ({
      request: {
        parse: bytes => {
          if (depth(bytes.toString()) > 500)
            throw new RangeError('Maximum call stack size exceeded');
          return request.parse(bytes);
        },
      },
    }),
  },
  {
    id: 'deep-nesting-kills-the-worker',
    rule: 'hostile-input-is-refused',
    story: 'The parser recurses in native code: the worker dies and the connection with it.',
    plant: ({ request }) => ({
      request: {
        parse: bytes => {
          if (depth(bytes.toString()) > 500) throw new ConnectionLost();
          return request.parse(bytes);
        },
      },
    }),
  },
  {
    id: 'prototype-keys-dropped',
    rule: 'hostile-input-is-refused',
    story:
      'A hardened parser silently drops `__proto__` and `constructor`, and the request passes.',
    plant: ({ request }) => ({
      request: { parse: bytes => withoutPrototypes(request.parse(bytes)) },
    }),
  },
  {
    id: 'prototype-keys-found-inherited',
    rule: 'hostile-input-is-refused',
    story: '`name in knownHooks` is true of `constructor`, which every object inherits.',
    plant: ({ validation }) => ({
      validation: {
        webhooks: (value, endpoint, checks) => {
          const known = Object.fromEntries(endpoint.hooks.map(name => [name, true]));
          const sent = Object.entries(Object(value)).filter(
            ([name]) => !(name in known) || Object.hasOwn(known, name),
          );
          return validation.webhooks(
            isRecord(value) ? Object.fromEntries(sent) : value,
            endpoint,
            checks,
          );
        },
      },
    }),
  },
  {
    id: 'no-limit-on-the-body',
    rule: 'hostile-input-is-refused',
    story: 'The body is read to its end, however long it is.',
    plant: () => ({ request: { takesLength: () => true } }),
  },
  {
    id: 'any-media-type-taken',
    rule: 'hostile-input-is-refused',
    story: 'Whatever arrives is parsed as JSON, a form that another site submits included.',
    plant: () => ({ request: { takesType: () => true } }),
  },
  {
    id: 'missing-media-type-taken',
    rule: 'hostile-input-is-refused',
    story: 'The check of the media type is skipped when there is none.',
    plant: ({ request }) => ({
      request: { takesType: type => type === '' || request.takesType(type) },
    }),
  },
  {
    id: 'put-taken-for-post',
    rule: 'hostile-input-is-refused',
    story: 'The route matches any method, so PUT and DELETE are updates too.',
    plant: () => ({ request: { takes: () => true } }),
  },
  {
    id: 'line-breaks-in-the-key-accepted',
    rule: 'hostile-input-is-refused',
    story: 'A pattern with `.*` and `m` checks the first line; what follows injects header fields.',
    plant: ({ validation }) => ({
      validation: { apikey: otherwiseFine(validation.apikey, /[\r\n]/g) },
    }),
  },
  {
    id: 'reserved-header-in-other-case',
    rule: 'hostile-input-is-refused',
    story: 'The list of reserved names is in lower case and compared as it is, so `Host` passes.',
    plant: ({ validation }) => ({
      validation: {
        header: text =>
          validation.header(text) || (/[A-Z]/.test(text) && validation.header(`x${text}`)),
      },
    }),
  },
  {
    id: 'reserved-list-incomplete',
    rule: 'hostile-input-is-refused',
    story: 'The list of reserved names ends after the obvious ones.',
    plant: ({ validation }) => ({
      validation: {
        header: text =>
          validation.header(text) || /^(te|trailer|expect|upgrade|proxy-connection)$/i.test(text),
      },
    }),
  },
  {
    id: 'control-characters-in-password-accepted',
    rule: 'hostile-input-is-refused',
    story: 'Passwords are opaque, it was said, so nothing looks into them.',
    plant: ({ validation }) => ({
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the fault
      validation: { password: otherwiseFine(validation.password, /[\u0001-\u001f\u007f]/g) },
    }),
  },
  {
    id: 'nul-fails-in-the-database',
    rule: 'hostile-input-is-refused',
    story: "PostgreSQL's text holds no NUL, and the driver's error becomes a 500.",
    plant: ({ validation }) => ({
      validation: {
        password: text => {
          if (text.includes('\0')) throw new Error('invalid byte sequence for encoding "UTF8"');
          return validation.password(text);
        },
      },
    }),
  },
  {
    id: 'colon-in-username-accepted',
    rule: 'hostile-input-is-refused',
    story: 'The receiver takes the first colon for the end of the name, and nobody thought of it.',
    plant: ({ validation }) => ({
      validation: { username: otherwiseFine(validation.username, /:/g) },
    }),
  },
];
