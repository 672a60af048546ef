import { membersIn, type Path, valueAt, withValueAt } from '../../src/contract/json-pointer.ts';
import { matchTemplate } from '../../src/contract/path-template.ts';
import type { StatefulOperation } from '../../src/contract/stateful-operation.ts';
import type { Answer } from '../answer.ts';
import type { PrismRequest } from '../prism-request.ts';
import type { Tenant } from '../tenant.ts';
import { oneOf, showing } from './one.ts';
import { pageOf } from './page.ts';

/** Lists what was created below the address, in that order; of a resource that nothing creates, the document's example. */
export function listed(
  { resource, operation }: Extract<StatefulOperation, { kind: 'list' }>,
  tenant: Tenant,
  { path, query }: PrismRequest,
  described: Answer,
): Answer {
  if (resource.create === undefined) return described;
  const above = Object.entries(matchTemplate(operation.path, path) ?? {});
  const [example = {}] = [valueAt(described.body, operation.at)].flat();
  const all = tenant
    .madeOf(resource)
    .filter(values => above.every(([name, value]) => !(name in values) || values[name] === value))
    .flatMap(values => oneOf(resource, tenant, values) ?? [])
    .map(one => showing(resource, one, { example, at: [], accepts: null }));
  const body = withValueAt(described.body, operation.at, pageOf(all, query));
  return { ...described, body: counted(body, operation.at, all.length) };
}

const counts = /^(total|count|total_?count|total_?(items|results|size))$/i;

/** A page tells how many there are beside the array, under one of a few names. */
function counted(body: unknown, at: Path, count: number): unknown {
  const beside = at.slice(0, -1);
  const known = Object.entries(membersIn(at.length === 0 ? undefined : valueAt(body, beside)));
  return known
    .filter(([name, value]) => counts.test(name) && typeof value === 'number')
    .reduce<unknown>((told, [name]) => withValueAt(told, [...beside, name], count), body);
}
