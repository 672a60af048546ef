import type { IncomingMessage, ServerResponse } from 'node:http';
import { notFound } from '../../src/problem/refusals.ts';
import { requireCollection } from '../../src/test-hooks/collections.ts';
import { jsonAnswer, write } from '../answer.ts';
import type { Tenant } from '../tenant.ts';
import { detailOf } from './exchange-detail.ts';
import { ownOrigin } from './guard.ts';
import type { Sources } from './snapshot.ts';
import { itemPage, tenantDetail } from './tenant-detail.ts';

/** What the page asks for when somebody looks closer; each takes its parameters from the query. */
export interface Queries {
  tenant(request: IncomingMessage, response: ServerResponse): void;
  items(request: IncomingMessage, response: ServerResponse): void;
  exchange(request: IncomingMessage, response: ServerResponse): void;
}

const itemsPerPage = 50;
const mostItems = 500;

export function createQueries({ contract, tenants, activity, scenarios }: Sources): Queries {
  return {
    tenant(request, response) {
      const tenant = requireTenant(tenants(), parameter(request, 'name'));
      write(response, jsonAnswer(200, tenantDetail(contract(), tenant, scenarios.list(tenant))));
    },
    items(request, response) {
      const tenant = requireTenant(tenants(), parameter(request, 'tenant'));
      const collection = parameter(request, 'collection');
      const count = Math.min(Number(parameter(request, 'count')) || itemsPerPage, mostItems);
      const { update } = requireCollection(contract(), collection);
      const page = itemPage(update, tenant, { collection, count });
      write(response, jsonAnswer(200, page));
    },
    exchange(request, response) {
      const id = Number(parameter(request, 'id'));
      const found = activity.exchanges().find(exchange => exchange.id === id);
      if (found === undefined) throw notFound('the request is no longer kept; only the latest are');
      const { rules, authentication } = contract();
      const detail = detailOf(found, {
        baseUrl: ownOrigin(request),
        authentication,
        statements: rule => rules[rule]?.statement ?? '',
      });
      write(response, jsonAnswer(200, detail));
    },
  };
}

export function requireTenant(tenants: readonly Tenant[], name: unknown): Tenant {
  const found = tenants.find(tenant => tenant.name === name);
  if (found === undefined) throw notFound('there is no such tenant');
  return found;
}

function parameter({ url = '' }: IncomingMessage, name: string): string {
  return new URLSearchParams(/\?.*/s.exec(url)?.[0]).get(name) ?? '';
}
