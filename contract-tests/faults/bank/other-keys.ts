import type { Fault } from '../fault.ts';
import { newTenant, type Tenant } from '../server/model.ts';
import type { RequestSteps } from '../server/request.ts';

/** The tenant that a faulty server falls back to. */
function anyone(tenants: ReadonlyMap<string, Tenant>): Tenant | null {
  return [...tenants.values()][0] ?? null;
}

/** A call with nothing in it changes nothing, so its author thought that it needs no key. */
function sendsNothing(text: string): boolean {
  return /"webhooks":\{\}/.test(text);
}

/** Wrong servers that a key check which looks right lets through. */
export const otherKeyFaults: readonly Fault[] = [
  {
    id: 'keys-in-a-plain-object',
    rule: 'api-key-is-required',
    story: '`keys[apiKey]` finds `constructor` and `toString`, which every object inherits.',
    plant: ({ request }) => ({
      request: {
        authenticate: (message, text, tenants) => {
          const [key = ''] = message.headersDistinct.apikey ?? [];
          if (tenants.has(key)) return request.authenticate(message, text, tenants);
          return key in {} ? newTenant(key) : null;
        },
      },
    }),
  },
  {
    id: 'key-from-another-header',
    rule: 'api-key-is-required',
    story: 'The middleware of the company looks into `X-API-Key` as well, as other products do.',
    plant: ({ request }) => ({
      request: {
        authenticate: (message, text, tenants) => {
          const [key = ''] = message.headersDistinct['x-api-key'] ?? [];
          return request.authenticate(message, text, tenants) ?? tenants.get(key) ?? null;
        },
      },
    }),
  },
  {
    id: 'first-of-several-keys-counts',
    rule: 'api-key-is-required',
    story: 'A proxy joins repeated fields with commas, so the server looks at the first part.',
    plant: ({ request }) => ({
      request: {
        authenticate: (message, text, tenants) => {
          const [key = ''] = (message.headersDistinct.apikey ?? [])[0]?.split(',') ?? [];
          return request.authenticate(message, text, tenants) ?? tenants.get(key.trim()) ?? null;
        },
      },
    }),
  },
  {
    id: 'no-key-needed-to-look',
    rule: 'api-key-is-required',
    story: 'The key is asked for when something changes; an update of nothing shows the settings.',
    plant: ({ request }) => ({
      request: {
        authenticate: (message, text, tenants) => {
          const known = request.authenticate(message, text, tenants);
          return known ?? (sendsNothing(text) ? anyone(tenants) : null);
        },
      },
    }),
  },
  {
    id: 'wildcards-in-the-key',
    rule: 'api-key-is-required',
    story: 'The look-up is `WHERE key LIKE ?`, so `%` is every key there is.',
    plant: ({ request }) => ({
      request: {
        authenticate: (message, text, tenants) => {
          const known = request.authenticate(message, text, tenants);
          return known ?? (message.headersDistinct.apikey?.[0] === '%' ? anyone(tenants) : null);
        },
      },
    }),
  },
  {
    id: 'refused-call-reaches-items',
    rule: 'api-key-is-required',
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
];
