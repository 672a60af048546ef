import { isRecord } from '../../src/contract/json-pointer.ts';
import { faultsOf } from './fault.ts';
import { onKey, onProblem } from './replace-step.ts';
import { newTenant, type Tenant } from './server/model.ts';
import type { RequestSteps } from './server/request.ts';

/** Accepts what the conforming server accepts, and another place or form of the key. */
function orElse(conforming: Authenticate, find: Authenticate): Authenticate {
  return (message, text, tenants) =>
    conforming(message, text, tenants) ?? find(message, text, tenants);
}

type Authenticate = RequestSteps['authenticate'];

/** A call with nothing in it changes nothing, so its author thought that it needs no key. */
function sendsNothing(text: string): boolean {
  return /"webhooks":\{\}/.test(text);
}

/** The tenant that a faulty server falls back to. */
function anyone(tenants: ReadonlyMap<string, Tenant>): Tenant | null {
  return [...tenants.values()][0] ?? null;
}

export const apiKeyIsRequired = faultsOf('api-key-is-required', [
  {
    id: 'key-from-the-query',
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
    story: 'The gateway answers 403 where the documentation says 401.',
    plant: onProblem((conforming, status, ...rest) =>
      conforming(status === 401 ? 403 : status, ...rest),
    ),
  },
  {
    id: 'refused-but-done',
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
  {
    id: 'keys-in-a-plain-object',
    story: '`keys[apiKey]` finds `constructor` and `toString`, which every object inherits.',
    plant: onKey((conforming, message, text, tenants) => {
      const [key = ''] = message.headersDistinct.apikey ?? [];
      if (tenants.has(key)) return conforming(message, text, tenants);
      return key in {} ? newTenant(key) : null;
    }),
  },
  {
    id: 'key-from-another-header',
    story: 'The middleware of the company looks into `X-API-Key` as well, as other products do.',
    plant: onKey((conforming, message, text, tenants) => {
      const [key = ''] = message.headersDistinct['x-api-key'] ?? [];
      return conforming(message, text, tenants) ?? tenants.get(key) ?? null;
    }),
  },
  {
    id: 'first-of-several-keys-counts',
    story: 'A proxy joins repeated fields with commas, so the server looks at the first part.',
    plant: onKey((conforming, message, text, tenants) => {
      const [key = ''] = (message.headersDistinct.apikey ?? [])[0]?.split(',') ?? [];
      return conforming(message, text, tenants) ?? tenants.get(key.trim()) ?? null;
    }),
  },
  {
    id: 'no-key-needed-to-look',
    story: 'The key is asked for when something changes; an update of nothing shows the settings.',
    plant: onKey((conforming, message, text, tenants) => {
      const known = conforming(message, text, tenants);
      return known ?? (sendsNothing(text) ? anyone(tenants) : null);
    }),
  },
  {
    id: 'wildcards-in-the-key',
    story: 'The look-up is `WHERE key LIKE ?`, so `%` is every key there is.',
    plant: onKey((conforming, message, text, tenants) => {
      const known = conforming(message, text, tenants);
      return known ?? (message.headersDistinct.apikey?.[0] === '%' ? anyone(tenants) : null);
    }),
  },
  {
    id: 'refused-call-reaches-items',
    story: 'The job that updates all items is queued by a filter that runs before the key check.',
    plant: ({ request }) => {
      let pending = '';
      let known: ReadonlyMap<string, Tenant> = new Map();
      const refuse: RequestSteps['authenticate'] = (message, text, tenants) => {
        const tenant = request.authenticate(message, text, tenants);
        known = tenants;
        pending = tenant === null && message.url === '/webhooks' ? text : '';
        return tenant;
      };
      return {
        request: { authenticate: refuse },
        answer: {
          problem: (status, title) => {
            const tenant = anyone(known);
            if (status === 401 && tenant !== null && pending.includes('"updateAll":true'))
              for (const [id, item] of tenant.items.assessments)
                tenant.items.assessments.set(id, {
                  ...item,
                  hooks: Object.fromEntries(
                    Object.entries(item.hooks).map(([name]) => [
                      name,
                      { status: false, url: null },
                    ]),
                  ),
                });
            return {
              status,
              headers: { 'content-type': 'application/problem+json' },
              body: JSON.stringify({ status, title }),
            };
          },
        },
      };
    },
  },
]);
