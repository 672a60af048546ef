import { expect, test } from 'vitest';
import type { Delivery } from '../events/sender.ts';
import { idsOf } from './testing/ids.ts';
import { expectProblem, expectViolation } from './testing/problems.ts';
import { acme, start } from './testing/running.ts';
import { invoices } from './testing/third-endpoint.ts';

const headers = { 'X-Tenant-Key': acme.apiKey, 'Content-Type': 'application/json' };
const path = '/invoices/hooks';

test('an endpoint that only the document describes works in full', async () => {
  const sent: Delivery[] = [];
  const sender = {
    send: async (delivery: Delivery) => {
      sent.push(delivery);
      return { outcome: 'delivered', status: 200 } as const;
    },
    close: () => undefined,
  };
  await using server = await start({ contract: invoices, admin: true, sender });
  const put = (at: string, body: unknown) => server.call(at, { method: 'PUT', headers, body });

  const created = await server.call('/__admin/items/invoices', { headers, body: { count: 1 } });
  const [id] = idsOf(created.body);
  const paid = { on: true, address: 'https://example.com/paid' };
  const signing = { kind: 'token', token: { field: 'X-Sign', text: 'canary' } };
  const updated = await put(path, { change: { hooks: { paid, signing } }, everywhere: true });
  const masked = { kind: 'token', token: { field: 'X-Sign', text: null, hasText: true } };
  expect(updated).toMatchObject({
    status: 202,
    body: { ok: true, now: { hooks: { paid, signing: masked, note: null } } },
  });

  const fired = { collection: 'invoices', id, event: 'paid' };
  const outcome = await server.call('/__admin/events', { headers, body: fired });
  expect(outcome.body).toEqual({ outcome: 'delivered', status: 200 });
  expect(sent).toEqual([
    {
      url: paid.address,
      credentials: { scheme: 'header', name: 'X-Sign', value: 'canary' },
      payload: { amount: 12 },
      headers: {},
    },
  ]);

  const item = `/__admin/items/invoices/${id}`;
  const changed = await put(item, { webhooks: { note: 'mine' } });
  expect(changed.body).toEqual({ id, webhooks: { paid, signing: masked, note: 'mine' } });
  const cleared = await put(item, { webhooks: { paid: { address: null } } });
  expectViolation(cleared, '#/webhooks/paid/address', 'enabled-hook-needs-url');
});

test('its key, its methods and its places of faults are those of its document', async () => {
  await using server = await start({ contract: invoices });
  expectProblem(await server.call(path, { method: 'PUT' }), 401, 'unauthorized');
  const post = await server.call(path, { headers });
  expectProblem(post, 405, 'method-not-allowed');
  expect(post.headers.get('allow')).toBe('PUT');
  const body = { change: { hooks: { paid: { on: true } } } };
  const refused = await server.call(path, { method: 'PUT', headers, body });
  expectViolation(refused, '#/change/hooks/paid/address', 'enabled-hook-needs-url');
});
