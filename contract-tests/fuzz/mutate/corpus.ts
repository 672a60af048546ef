import fc from 'fast-check';
import { type Authentication, schemesOf } from '../../../src/contract/authentication.ts';
import type { Contract, SettingsUpdate } from '../../../src/contract/contract.ts';
import { membersIn } from '../../../src/contract/json-pointer.ts';
import { carried } from '../../../src/contract/security-scheme.ts';
import { completeMembers, someOf } from '../../../src/verify/generate/patches.ts';
import { anyFlags } from '../../../src/verify/generate/rejects.ts';
import { requestBody } from '../../../src/verify/generate/request-body.ts';
import type { Field, RawRequest } from '../wire/raw-request.ts';

/** Valid requests to begin with: the examples of the document, generated updates, and the test hooks. */
export function corpusOf(contract: Contract, key: string, host: string): readonly RawRequest[] {
  const fields: readonly Field[] = [
    ['Host', host],
    ...keyFields(contract.authentication, key),
    ['Content-Type', 'application/json'],
  ];
  const post = (target: string, body: unknown, method = 'POST'): RawRequest => ({
    method,
    target,
    version: 'HTTP/1.1',
    fields,
    body: Buffer.from(JSON.stringify(body) ?? ''),
  });
  const updates = contract.updates.flatMap(update =>
    [...Object.values(update.examples), ...generated(update)].map(body =>
      post(update.path, body, update.method.toUpperCase()),
    ),
  );
  const hooks = contract.updates.flatMap(({ cascade, examples }) => {
    if (cascade === undefined) return [];
    const items = `/__admin/items/${cascade.to}`;
    return [
      post(items, { count: 2 }),
      post(`${items}/1`, undefined, 'GET'),
      ...Object.values(examples).map(example => post(`${items}/1`, withoutFlags(example), 'PUT')),
      // No such item: an event that is fired would leave this machine.
      post('/__admin/events', { collection: cascade.to, id: 'none', event: 'start', data: {} }),
    ];
  });
  return [...updates, ...hooks, post('/__admin/reset', undefined)];
}

function keyFields(authentication: Authentication, key: string): readonly Field[] {
  return schemesOf(authentication).map(scheme => {
    const { name, value } = carried(scheme, key);
    return [name, value];
  });
}

function generated(update: SettingsUpdate): unknown[] {
  const { shape } = update;
  const bodies = someOf(Object.keys(shape.members))
    .chain(names =>
      fc.tuple(completeMembers(shape, names, ['https://hooks.example.com']), anyFlags),
    )
    .map(([patch, flags]) => requestBody(update, patch, flags));
  return fc.sample(bodies, { numRuns: 100, seed: 1 });
}

/** What changes an item stands under `webhooks`, in every document (openapi/admin.yaml). */
function withoutFlags(example: unknown): unknown {
  return Object.fromEntries(
    Object.entries(membersIn(example)).filter(([name]) => name === 'webhooks'),
  );
}
