import { withValueAt } from '../../../src/contract/json-pointer.ts';
import type { Fault } from '../fault.ts';
import { type Answer, credentials, json } from '../server/answer.ts';
import { secretOf } from './spoiled.ts';

function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

function withMember(answer: Answer, name: string, value: unknown): Answer {
  const body: unknown = JSON.parse(answer.body);
  return { ...answer, body: JSON.stringify(withValueAt(body, [name], value)) };
}

const base64 = (value: string) => Buffer.from(value).toString('base64');

/** Wrong servers that let a secret out somewhere. */
export const leakFaults: readonly Fault[] = [
  {
    id: 'rejected-value-in-the-detail',
    rule: 'secrets-never-leak',
    story:
      'The validator\'s message ends in "got …", with the password that was one character too long.',
    plant: ({ answer }) => ({
      answer: {
        problem: (status, title, errors, rejected) =>
          answer.problem(
            status,
            title,
            errors?.map(({ pointer, detail }) => ({
              pointer,
              detail: `${detail}, got ${JSON.stringify(rejected)}`,
            })),
          ),
      },
    }),
  },
  {
    id: 'unparsed-body-in-the-error',
    rule: 'secrets-never-leak',
    story: 'The parser quotes the text that it could not read, and with it the password.',
    plant: ({ answer }) => ({
      answer: {
        problem: (status, title, errors, rejected) =>
          answer.problem(
            status,
            errors?.some(({ pointer }) => pointer === '#') && typeof rejected === 'string'
              ? `Cannot parse ${rejected}`
              : title,
            errors,
          ),
      },
    }),
  },
  {
    id: 'stored-settings-in-the-error',
    rule: 'secrets-never-leak',
    story: 'A refusal shows the state that it was checked against, as the debugger likes it.',
    plant: ({ request }) => ({
      request: {
        update: async (message, bytes, at) => {
          try {
            return await request.update(message, bytes, at);
          } catch (error) {
            const { settings } = at.tenant;
            const title = `Invalid request; stored: ${JSON.stringify(settings[at.endpoint.collection])}`;
            const { message: detail = '', pointer = '#' } = Object(error);
            return at.answer.problem(400, title, [{ pointer, detail }]);
          }
        },
      },
    }),
  },
  {
    id: 'credentials-in-a-debug-header',
    rule: 'secrets-never-leak',
    story: 'A header for debugging shows what deliveries will carry, in base64, and went live.',
    plant: ({ answer }) => ({
      answer: {
        success: (view, endpoint, settings) => {
          const [sent] = Object.values(credentials(settings.auth));
          const answered = answer.success(view, endpoint, settings);
          return sent === undefined ? answered : withHeader(answered, 'x-debug-auth', base64(sent));
        },
      },
    }),
  },
  {
    id: 'etag-of-the-document',
    rule: 'secrets-never-leak',
    story: 'The ETag is the stored document in base64, which is as good as showing it.',
    plant: ({ answer }) => ({
      answer: {
        success: (view, endpoint, settings) =>
          withHeader(
            answer.success(view, endpoint, settings),
            'etag',
            `"${base64(JSON.stringify(settings))}"`,
          ),
      },
    }),
  },
  {
    id: 'secret-in-hexadecimal',
    rule: 'secrets-never-leak',
    story:
      'A "fingerprint" for support staff is the whole secret in hexadecimal, not a digest of it.',
    plant: ({ answer }) => ({
      answer: {
        success: (view, endpoint, settings) => {
          const secret = secretOf(settings.auth);
          return withMember(
            answer.success(view, endpoint, settings),
            'fingerprint',
            secret === null ? null : Buffer.from(secret).toString('hex'),
          );
        },
      },
    }),
  },
  {
    id: 'secret-in-a-link',
    rule: 'secrets-never-leak',
    story: 'A Link header repeats the form as a query, for the page that shows a preview.',
    plant: ({ answer }) => ({
      answer: {
        success: (view, endpoint, settings) => {
          const form = new URLSearchParams({ secret: secretOf(settings.auth) ?? '' });
          return withHeader(
            answer.success(view, endpoint, settings),
            'link',
            `</preview?${form}>; rel="preview"`,
          );
        },
      },
    }),
  },
  {
    id: 'secret-in-item-views',
    rule: 'secrets-never-leak',
    story: 'Items are shown with the header that their events will carry.',
    plant: ({ answer }) => ({
      answer: {
        item: (id, view, settings) =>
          withMember(answer.item(id, view, settings), 'headers', credentials(settings.auth)),
      },
    }),
  },
  {
    id: 'delivery-log-shows-credentials',
    rule: 'secrets-never-leak',
    story:
      'The outcome of an event shows the whole request that was sent, `Authorization` included.',
    plant: ({ answer }) => ({
      answer: {
        outcome: (event, status) =>
          withMember(answer.outcome(event, status), 'request', { headers: event?.headers ?? {} }),
      },
    }),
  },
  {
    id: 'unauthorized-echoes-the-body',
    rule: 'secrets-never-leak',
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
];
