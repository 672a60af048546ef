import { deflateSync } from 'node:zlib';
import { membersIn } from '../../src/contract/json-pointer.ts';
import { secretOf } from './changed-settings.ts';
import { type Fault, faultsOf } from './fault.ts';
import { onItemView, onOutcome, onParse, onProblem, onRequest, onSuccess } from './replace-step.ts';
import { credentials, json, withHeader, withMember } from './server/answer.ts';
import type { Auth } from './server/model.ts';
import { Refusal } from './server/refusal.ts';

const base64 = (value: string) => Buffer.from(value).toString('base64');

/** A success with a header made of the stored credentials. */
function credentialHeader(
  name: string,
  of: (auth: Auth, secret: string) => string,
): Fault['plant'] {
  return onSuccess((conforming, view, endpoint, settings) => {
    const answered = conforming(view, endpoint, settings);
    const secret = secretOf(settings.auth);
    return secret === null ? answered : withHeader(answered, name, of(settings.auth, secret));
  });
}

export const secretsNeverLeak = faultsOf('secrets-never-leak', [
  {
    id: 'rejected-url-quoted',
    story: 'A url is no secret, so the message quotes the refused one, with the password in it.',
    plant: onProblem((conforming, status, title, errors, rejected) =>
      typeof rejected === 'string' && rejected.startsWith('http')
        ? conforming(status, `${title}: ${rejected}`, errors)
        : conforming(status, title, errors),
    ),
  },
  {
    id: 'event-answer-shows-what-was-sent',
    story: 'For the console, firing an event answers with the header that it sent, in hexadecimal.',
    plant: onOutcome((conforming, event, status) => {
      const auth = Object.values(event?.headers ?? {}).join();
      return withMember(conforming(event, status), 'sent', Buffer.from(auth).toString('hex'));
    }),
  },
  {
    id: 'rejected-value-in-the-detail',
    story:
      'The validator\'s message ends in "got …", with the password that was one character too long.',
    plant: onProblem((conforming, status, title, errors, rejected) =>
      conforming(
        status,
        title,
        errors?.map(({ pointer, detail }) => ({
          pointer,
          detail: `${detail}, got ${JSON.stringify(rejected)}`,
        })),
      ),
    ),
  },
  {
    id: 'unparsed-body-in-the-error',
    story: 'The parser quotes the text that it could not read, and with it the password.',
    plant: onProblem((conforming, status, title, errors, rejected) =>
      conforming(
        status,
        errors?.some(({ pointer }) => pointer === '#') && typeof rejected === 'string'
          ? `Cannot parse ${rejected}`
          : title,
        errors,
      ),
    ),
  },
  {
    id: 'stored-settings-in-the-error',
    story: 'A refusal shows the state that it was checked against, as the debugger likes it.',
    plant: onRequest(async (conforming, message, bytes, at) => {
      try {
        return await conforming(message, bytes, at);
      } catch (error) {
        const { settings } = at.tenant;
        const title = `Invalid request; stored: ${JSON.stringify(settings[at.endpoint.collection])}`;
        const { message = '', pointer = '#' } = membersIn(error);
        return at.answer.problem(400, title, [{ pointer: `${pointer}`, detail: `${message}` }]);
      }
    }),
  },
  {
    id: 'credentials-in-a-debug-header',
    story: 'A header for debugging shows what deliveries will carry, in base64, and went live.',
    plant: credentialHeader('x-debug-auth', auth =>
      base64(Object.values(credentials(auth)).join()),
    ),
  },
  {
    id: 'etag-of-the-document',
    story: 'The ETag is the stored document in base64, which is as good as showing it.',
    plant: onSuccess((conforming, view, endpoint, settings) =>
      withHeader(
        conforming(view, endpoint, settings),
        'etag',
        `"${base64(JSON.stringify(settings))}"`,
      ),
    ),
  },
  {
    id: 'secret-in-hexadecimal',
    story:
      'A "fingerprint" for support staff is the whole secret in hexadecimal, not a digest of it.',
    plant: onSuccess((conforming, view, endpoint, settings) => {
      const secret = secretOf(settings.auth);
      return withMember(
        conforming(view, endpoint, settings),
        'fingerprint',
        secret === null ? null : Buffer.from(secret).toString('hex'),
      );
    }),
  },
  {
    id: 'secret-in-a-link',
    story: 'A Link header repeats the form as a query, for the page that shows a preview.',
    plant: credentialHeader(
      'link',
      (_, secret) => `</preview?${new URLSearchParams({ secret })}>; rel="preview"`,
    ),
  },
  {
    id: 'secret-in-item-views',
    story: 'Items are shown with the header that their events will carry.',
    plant: onItemView((conforming, id, view, settings) =>
      withMember(conforming(id, view, settings), 'headers', credentials(settings.auth)),
    ),
  },
  {
    id: 'delivery-log-shows-credentials',
    story:
      'The outcome of an event shows the whole request that was sent, `Authorization` included.',
    plant: onOutcome((conforming, event, status) =>
      withMember(conforming(event, status), 'request', { headers: event?.headers ?? {} }),
    ),
  },
  {
    id: 'unauthorized-echoes-the-body',
    story: "The gateway's 401 quotes the request, for a caller that has not shown who he is.",
    plant: ({ request }) => {
      let refused = '';
      return {
        request: {
          authenticate: (message, text, tenants) => {
            const tenant = request.authenticate(message, text, tenants);
            refused = text;
            return tenant;
          },
        },
        answer: {
          problem: (status, title, errors) => ({
            ...json(status, { status, title, errors, ...(status === 401 && { request: refused }) }),
            headers: { 'content-type': 'application/problem+json' },
          }),
        },
      };
    },
  },
  {
    id: 'parser-quotes-what-it-could-not-read',
    story: "The parser's message shows a few characters around the mistake, the secret's end too.",
    plant: onParse((conforming, bytes) => {
      try {
        JSON.parse(bytes.toString());
      } catch (error) {
        throw new Refusal('#', error instanceof Error ? error.message : 'must be JSON');
      }
      return conforming(bytes);
    }),
  },
  {
    id: 'secret-starts-with',
    story: 'Support staff see "starts with …", half of the secret, to tell credentials apart.',
    plant: credentialHeader('x-begins', (_, s) => encodeURI(s.slice(0, 13).toWellFormed())),
  },
  {
    id: 'secret-in-capitals',
    story: 'A log line that is written in capitals is sent along as a header for debugging.',
    plant: credentialHeader('x-debug', (_, text) => `SECRET=${encodeURI(text.toUpperCase())}`),
  },
  {
    id: 'session-cookie-holds-the-form',
    story: 'The framework keeps the last form in a signed cookie, deflated and in base64.',
    plant: credentialHeader(
      'set-cookie',
      (_, secret) =>
        `session=.${deflateSync(JSON.stringify({ form: { secret } })).toString('base64url')}.sig`,
    ),
  },
  {
    id: 'trace-header-encodes-twice',
    story: 'A trace header is the outgoing request in base64, whose `Authorization` is base64 too.',
    plant: credentialHeader('x-trace', auth =>
      base64(JSON.stringify({ headers: credentials(auth) })),
    ),
  },
  {
    id: 'secret-in-wide-characters',
    story: 'On Windows `Encoding.Unicode.GetBytes` gives two bytes a character, put into base64.',
    plant: credentialHeader('x-state', (_, secret) =>
      Buffer.from(secret, 'utf16le').toString('base64'),
    ),
  },
  {
    id: 'changed-item-shown-unmasked',
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
              ? json(200, { id, webhooks: { ...membersIn(view), auth: settings.auth } })
              : answer.item(id, view, settings),
        },
      };
    },
  },
  {
    id: 'ignored-secret-echoed',
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
]);
