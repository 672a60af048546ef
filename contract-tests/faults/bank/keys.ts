import { isRecord } from '../../../src/contract/json-pointer.ts';
import type { Fault } from '../fault.ts';
import { newTenant, type Tenant } from '../server/model.ts';
import type { RequestSteps } from '../server/request.ts';

type Authenticate = RequestSteps['authenticate'];

/** Accepts what the conforming server accepts, and another place or form of the key. */
function orElse(conforming: Authenticate, find: Authenticate): Authenticate {
  return (message, text, tenants) =>
    conforming(message, text, tenants) ?? find(message, text, tenants);
}

/** Wrong servers that let requests in without a valid key in its header. */
export const keyFaults: readonly Fault[] = [
  {
    id: 'key-from-the-query',
    rule: 'api-key-is-required',
    story: 'The key is also accepted in the query, where it ends up in access logs.',
    plant: ({ request }) => ({
      request: {
        authenticate: orElse(request.authenticate, ({ url }, _, tenants) => {
          const key = new URL(url ?? '', 'http://localhost').searchParams.get('apiKey');
          return tenants.get(key ?? '') ?? null;
        }),
      },
    }),
  },
  {
    id: 'key-from-a-cookie',
    rule: 'api-key-is-required',
    story: 'The dashboard keeps the key in a cookie, which lets any page send requests with it.',
    plant: ({ request }) => ({
      request: {
        authenticate: orElse(request.authenticate, ({ headers }, _, tenants) => {
          const key = /(?:^|;\s*)apiKey=([^;]*)/i.exec(headers.cookie ?? '')?.[1];
          return tenants.get(key ?? '') ?? null;
        }),
      },
    }),
  },
  {
    id: 'key-as-bearer-token',
    rule: 'api-key-is-required',
    story: 'The gateway in front turns bearer tokens into keys.',
    plant: ({ request }) => ({
      request: {
        authenticate: orElse(request.authenticate, ({ headers }, _, tenants) => {
          const key = /^Bearer (.*)$/.exec(headers.authorization ?? '')?.[1];
          return tenants.get(key ?? '') ?? null;
        }),
      },
    }),
  },
  {
    id: 'key-from-the-body',
    rule: 'api-key-is-required',
    story:
      'Parameters of query, body and header are merged into one bag, and the key is read from that.',
    plant: ({ request, validation }) => ({
      request: {
        authenticate: orElse(request.authenticate, (_, text, tenants) => {
          const body: unknown = text.includes('"apiKey"') ? request.parse(Buffer.from(text)) : null;
          return (isRecord(body) && tenants.get(String(body.apiKey))) || null;
        }),
      },
      validation: {
        body: (value, endpoint, checks) => {
          if (!isRecord(value)) return validation.body(value, endpoint, checks);
          const { apiKey: _, ...body } = value;
          return validation.body(body, endpoint, checks);
        },
      },
    }),
  },
  {
    id: 'part-of-the-key-is-enough',
    rule: 'api-key-is-required',
    story: "The look-up is a `LIKE 'key%'`, which the beginning of a key satisfies.",
    plant: ({ request }) => ({
      request: {
        authenticate: orElse(request.authenticate, ({ headers }, _, tenants) => {
          const sent = headers.apikey;
          if (typeof sent !== 'string' || sent === '') return null;
          return [...tenants].find(([key]) => key.startsWith(sent))?.[1] ?? null;
        }),
      },
    }),
  },
  {
    id: 'key-in-any-case',
    rule: 'api-key-is-required',
    story: "The column has a collation that ignores case, so most of the key's entropy is gone.",
    plant: ({ request }) => ({
      request: {
        authenticate: orElse(request.authenticate, ({ headers }, _, tenants) => {
          const sent = String(headers.apikey).toLowerCase();
          return [...tenants].find(([key]) => key.toLowerCase() === sent)?.[1] ?? null;
        }),
      },
    }),
  },
  {
    id: 'unknown-key-makes-a-tenant',
    rule: 'api-key-is-required',
    story: 'Development mode, where every key is welcome, went live.',
    plant: ({ request }) => {
      const made = new Map<string, Tenant>();
      return {
        request: {
          authenticate: orElse(request.authenticate, ({ headers }) => {
            const key = headers.apikey;
            if (typeof key !== 'string' || key === '') return null;
            const tenant = made.get(key) ?? newTenant(key);
            made.set(key, tenant);
            return tenant;
          }),
        },
      };
    },
  },
  {
    id: 'missing-key-forbidden',
    rule: 'api-key-is-required',
    story: 'The gateway answers 403 where the documentation says 401.',
    plant: ({ answer }) => ({
      answer: {
        problem: (status, ...rest) => answer.problem(status === 401 ? 403 : status, ...rest),
      },
    }),
  },
  {
    id: 'refused-but-done',
    rule: 'api-key-is-required',
    story: 'The update runs before the key is looked at, for whichever tenant came last.',
    plant: ({ request }) => {
      let last: Tenant | null = null;
      return {
        request: {
          authenticate: (message, text, tenants) => {
            const tenant = request.authenticate(message, text, tenants);
            if (tenant === null && last !== null)
              for (const settings of Object.values(last.settings))
                settings.hooks.start = { status: false, url: null };
            last = tenant ?? last;
            return tenant;
          },
        },
      };
    },
  },
];
