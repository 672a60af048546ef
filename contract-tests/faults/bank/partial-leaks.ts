import { deflateSync } from 'node:zlib';
import type { Fault } from '../fault.ts';
import { type Answer, credentials, json } from '../server/answer.ts';
import type { Auth } from '../server/model.ts';
import { Refusal } from '../server/refusal.ts';
import { secretOf } from './spoiled.ts';

function withHeader(answer: Answer, name: string, value: string | null): Answer {
  return value === null ? answer : { ...answer, headers: { ...answer.headers, [name]: value } };
}

/** A success with a header made of the stored credentials. */
function credentialHeader(
  name: string,
  of: (auth: Auth, secret: string) => string,
): Fault['plant'] {
  return ({ answer }) => ({
    answer: {
      success: (view, endpoint, settings) => {
        const secret = secretOf(settings.auth);
        const value = secret === null ? null : of(settings.auth, secret);
        return withHeader(answer.success(view, endpoint, settings), name, value);
      },
    },
  });
}

/** Wrong servers that let a secret slip out in part, in disguise or on the way past. */
export const partialLeakFaults: readonly Fault[] = [
  {
    id: 'parser-quotes-what-it-could-not-read',
    rule: 'secrets-never-leak',
    story: "The parser's message shows a few characters around the mistake, the secret's end too.",
    plant: ({ request }) => ({
      request: {
        parse: bytes => {
          try {
            JSON.parse(bytes.toString());
          } catch (error) {
            throw new Refusal('#', error instanceof Error ? error.message : 'must be JSON');
          }
          return request.parse(bytes);
        },
      },
    }),
  },
  {
    id: 'secret-starts-with',
    rule: 'secrets-never-leak',
    story: 'Support staff see "starts with …", half of the secret, to tell credentials apart.',
    plant: credentialHeader('x-credential', (_, secret) => `${secret.slice(0, 13)}...`),
  },
  {
    id: 'secret-in-capitals',
    rule: 'secrets-never-leak',
    story: 'A log line that is written in capitals is sent along as a header for debugging.',
    plant: credentialHeader('x-debug', (_, secret) => `SECRET=${secret.toUpperCase()}`),
  },
  {
    id: 'session-cookie-holds-the-form',
    rule: 'secrets-never-leak',
    story: 'The framework keeps the last form in a signed cookie, deflated and in base64.',
    plant: credentialHeader(
      'set-cookie',
      (_, secret) =>
        `session=.${deflateSync(JSON.stringify({ form: { secret } })).toString('base64url')}.sig`,
    ),
  },
  {
    id: 'trace-header-encodes-twice',
    rule: 'secrets-never-leak',
    story: 'A trace header is the outgoing request in base64, whose `Authorization` is base64 too.',
    plant: credentialHeader('x-trace', auth =>
      Buffer.from(JSON.stringify({ headers: credentials(auth) })).toString('base64'),
    ),
  },
  {
    id: 'secret-in-wide-characters',
    rule: 'secrets-never-leak',
    story: 'On Windows `Encoding.Unicode.GetBytes` gives two bytes a character, put into base64.',
    plant: credentialHeader('x-state', (_, secret) =>
      Buffer.from(secret, 'utf16le').toString('base64'),
    ),
  },
  {
    id: 'changed-item-shown-unmasked',
    rule: 'secrets-never-leak',
    story: 'Showing an item masks its secret; the answer to a change of it is the stored document.',
    plant: ({ answer, hooks }) => {
      const changed = new Set<string>();
      return {
        hooks: {
          changeItem: (id, item, patch, at) => {
            hooks.changeItem(id, item, patch, at);
            changed.add(id);
          },
        },
        answer: {
          item: (id, view, settings) =>
            changed.delete(id)
              ? json(200, { id, webhooks: { ...Object(view), auth: settings.auth } })
              : answer.item(id, view, settings),
        },
      };
    },
  },
  {
    id: 'ignored-secret-echoed',
    rule: 'secrets-never-leak',
    story:
      'Credentials that do not count are listed as "ignored" in the answer, as they were sent.',
    plant: ({ update, answer }) => {
      let ignored: unknown;
      return {
        update: {
          update: (body, at) => {
            const counts = at.steps.authCounts(body, at);
            ignored = counts ? undefined : body.webhooks.auth;
            return update.update(body, at);
          },
        },
        answer: {
          success: (view, endpoint, settings) => {
            const { body, ...rest } = answer.success(view, endpoint, settings);
            const whole: unknown = JSON.parse(body);
            return { ...rest, body: JSON.stringify(Object.assign({}, whole, { ignored })) };
          },
        },
      };
    },
  },
  {
    id: 'ignored-password-in-the-view',
    rule: 'password-is-masked',
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
            const view = Object(answer.view(settings, at));
            if (ignored === undefined) return view;
            return {
              ...view,
              auth: { ...view.auth, basic: { ...view.auth.basic, password: ignored } },
            };
          },
        },
      };
    },
  },
  {
    id: 'flag-false-on-items',
    rule: 'password-is-masked',
    story: 'The listing of items does not join the table of secrets, so the flag is always false.',
    plant: ({ answer }) => ({
      answer: {
        item: (id, view, settings) => {
          const { auth, ...hooks } = Object(view);
          const basic = { ...auth.basic, hasPassword: false };
          return answer.item(id, { ...hooks, auth: { ...auth, basic } }, settings);
        },
      },
    }),
  },
];
