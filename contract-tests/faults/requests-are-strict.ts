import { isRecord, valueAt, withValueAt } from '../../src/contract/json-pointer.ts';
import { type Fault, faultsOf } from './fault.ts';
import { onMediaType, onPatch, onProblem, onText } from './replace-step.ts';
import type { ValidationSteps } from './server/validation.ts';

function repaired(text: string): string {
  return text.replace(/^(https?:)\/*/i, '$1//');
}

/** A server that changes what it was sent until it is valid. */
function amends(change: (body: unknown, hooks: readonly string[]) => unknown): Fault['plant'] {
  return ({ validation }) => ({
    validation: {
      body: (value, endpoint, checks: ValidationSteps) =>
        validation.body(change(value, endpoint.hooks), endpoint, checks),
    },
  });
}

/** Changes the value at a place of the body, where there is one. */
function at(body: unknown, path: readonly string[], change: (value: unknown) => unknown): unknown {
  const value = valueAt(body, path);
  return value === undefined ? body : withValueAt(body, path, change(value));
}

function asBoolean(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'number' ? Boolean(value) : value;
}

function only(value: unknown, known: readonly string[]): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => known.includes(name)));
}

const type = ['auth', 'type'];

const password = ['auth', 'basic', 'password'];

export const requestsAreStrict = faultsOf('requests-are-strict', [
  {
    id: 'single-slash-accepted',
    story: 'The parser of browsers repairs `https:/host`, and only what it makes of it is checked.',
    plant: onText(
      'url',
      (text, allows) => allows(text) || (/^https?:\/?[a-z]/i.test(text) && allows(repaired(text))),
    ),
  },
  {
    id: 'update-all-coerced',
    story: 'The flag is read with `Boolean(…)`, so the text "false" changes every item.',
    plant: amends(body => at(body, ['updateAll'], asBoolean)),
  },
  {
    id: 'status-coerced',
    story: 'A schema library with coercion turned on takes 1, "true" and "false" for a status.',
    plant: amends((body, hooks) =>
      hooks.reduce((rest, name) => at(rest, ['webhooks', name, 'status'], asBoolean), body),
    ),
  },
  {
    id: 'numeric-password-coerced',
    story: 'A dynamic language turns the number 1234 into a password by itself.',
    plant: amends(body =>
      at(body, ['webhooks', 'auth', 'basic', 'password'], value =>
        typeof value === 'number' ? String(value) : value,
      ),
    ),
  },
  {
    id: 'unknown-flags-ignored',
    story: 'Unknown members are dropped, so a misspelt `updateall` looks as if it had worked.',
    plant: amends(body => only(body, ['webhooks', 'updateAll', 'updateAuth'])),
  },
  {
    id: 'unknown-hooks-ignored',
    story: 'A misspelt hook is dropped by the object mapper and answered with 200.',
    plant: amends((body, hooks) => at(body, ['webhooks'], sent => only(sent, [...hooks, 'auth']))),
  },
  {
    id: 'unknown-hook-members-ignored',
    story: 'Strictness was turned on for the outer class and does not reach the nested ones.',
    plant: amends((body, hooks) =>
      hooks.reduce(
        (rest, name) => at(rest, ['webhooks', name], hook => only(hook, ['status', 'url'])),
        body,
      ),
    ),
  },
  {
    id: 'flag-of-the-other-endpoint-accepted',
    story:
      'Both endpoints share a request class, so AI interviews take `updateAuth` and ignore it.',
    plant: amends((body, hooks) =>
      hooks.includes('updates') || !isRecord(body) ? body : only(body, ['webhooks', 'updateAll']),
    ),
  },
  {
    id: 'missing-webhooks-accepted',
    story: '`body.webhooks ?? {}` makes a forgotten wrapper look like an update of nothing.',
    plant: amends(body => (isRecord(body) ? { webhooks: {}, ...body } : body)),
  },
  {
    id: 'array-taken-for-an-object',
    story: '`typeof [] === "object"`, and an array has none of the members that are looked for.',
    plant: amends(body => at(body, ['webhooks'], sent => (Array.isArray(sent) ? {} : sent))),
  },
  {
    id: 'null-hook-ignored',
    story: '`if (body.start)` skips a hook that is null as if it had been left out.',
    plant: amends((body, hooks) =>
      at(body, ['webhooks'], sent =>
        isRecord(sent)
          ? Object.fromEntries(
              Object.entries(sent).filter(([name, hook]) => !hooks.includes(name) || hook !== null),
            )
          : sent,
      ),
    ),
  },
  {
    id: 'null-auth-removes',
    story: '`auth: null` is taken for `type: null` and removes the credentials.',
    plant: amends(body =>
      at(body, ['webhooks', 'auth'], auth => (auth === null ? { type: null } : auth)),
    ),
  },
  {
    id: 'auth-type-guessed',
    story: 'A missing `type` is guessed from the branch that is there.',
    plant: amends(body =>
      at(body, ['webhooks', 'auth'], auth => {
        if (!isRecord(auth) || auth.type !== undefined) return auth;
        const type = ['basic', 'apikey'].find(name => isRecord(auth[name]));
        return { type: type ?? null, ...auth };
      }),
    ),
  },
  {
    id: 'relative-url-accepted',
    story: 'The url is only checked to be a text without spaces.',
    plant: onText('url', (text, allows) => allows(text) || /^[/\w.-]+$/.test(text)),
  },
  {
    id: 'any-scheme-accepted',
    story: '`new URL(url)` does not throw, which is true of ftp, file and javascript too.',
    plant: onText(
      'url',
      (text, allows) =>
        allows(text) || (/^(?!https?:)[a-z]+:\S+$/.test(text) && URL.canParse(text)),
    ),
  },
  {
    id: 'credentials-in-url-accepted',
    story: '`https://user:pass@host` parses, and the password then shows in every view.',
    plant: onText('url', (text, allows) => allows(text.replace(/^(https?:\/\/)[^/@]*@/, '$1'))),
  },
  {
    id: 'url-with-spaces-accepted',
    story: 'The URL parser strips spaces and line breaks, so they pass; the raw text is stored.',
    plant: onText('url', (text, allows) => allows(text.replaceAll(/\s/g, ''))),
  },
  {
    id: 'url-of-any-length',
    story: 'The column is TEXT, so nobody thought of a limit.',
    plant: onText('url', (text, allows) => allows(text.slice(0, 2048))),
  },
  {
    id: 'unknown-auth-type-accepted',
    story: 'A type that no branch of the `switch` knows falls through to "no authentication".',
    plant: onPatch((conforming, value, endpoint, checks) => {
      const known = ['basic', 'apikey', null, undefined];
      const strange = !known.some(name => name === valueAt(value, type));
      return conforming(
        strange ? withValueAt(value, ['auth'], { type: null }) : value,
        endpoint,
        checks,
      );
    }),
  },
  {
    id: 'blank-password-clears',
    story: 'An empty field of the form is posted as a blank text and treated as "clear it".',
    plant: onText('password', (text, allows) => text === '' || allows(text)),
  },
  {
    id: 'blank-password-keeps',
    story: 'A blank text counts as left out, so who meant to clear the password is told it worked.',
    plant: onPatch((conforming, value, endpoint, checks) =>
      conforming(
        valueAt(value, password) === '' ? withValueAt(value, password, null) : value,
        endpoint,
        checks,
      ),
    ),
  },
  {
    id: 'password-limit-off-by-one',
    story: '`length > 1025` was meant to leave room for a terminator.',
    plant: onText(
      'password',
      (text, allows) =>
        allows(text) || ([...text].length === 1025 && allows([...text].slice(1).join(''))),
    ),
  },
  {
    id: 'header-name-with-spaces-accepted',
    story: 'Header names are checked to be printable, which a space and a colon are.',
    plant: onText('header', (text, allows) => allows(text) || /^[!-~]+[ :]+[!-~]+$/.test(text)),
  },
  {
    id: 'apikey-with-outer-spaces-accepted',
    story: 'A key that was pasted with a space is accepted, and HTTP strips the space on the way.',
    plant: onText('apikey', (text, allows) => allows(text.replaceAll(/^ +| +$/g, ''))),
  },
  {
    id: 'apikey-beyond-ascii-accepted',
    story:
      'Anything printable passes, and the sender later fails on a letter that no header can carry.',
    plant: onText('apikey', (text, allows) => allows(text.replaceAll(/[^\0-\x7f]/gu, 'x'))),
  },
  {
    id: 'invalid-is-unprocessable',
    story: 'The framework answers 422 for a body that does not validate, and nobody changed that.',
    plant: onProblem((conforming, status, ...rest) =>
      conforming(status === 400 ? 422 : status, ...rest),
    ),
  },
  {
    id: 'charset-refused',
    story: 'The media type is compared as a text, so `application/json; charset=utf-8` is another.',
    plant: onMediaType((_conforming, mediaType) => mediaType === 'application/json'),
  },
  {
    id: 'filled-inactive-branch-accepted',
    story: 'The branch that `type` does not name is dropped unread.',
    plant: onPatch((conforming, value, endpoint, checks) => {
      const type = valueAt(value, ['auth', 'type']);
      const inactive = ['basic', 'apikey'].filter(branch => branch !== type);
      const kept = inactive.reduce(
        (rest, branch) =>
          isRecord(valueAt(rest, ['auth', branch]))
            ? withValueAt(rest, ['auth', branch], null)
            : rest,
        value,
      );
      return conforming(kept, endpoint, checks);
    }),
  },
]);
