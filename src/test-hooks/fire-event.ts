import type { Contract } from '../contract/contract.ts';
import type { TestHookBodies } from '../contract/test-hook-bodies.ts';
import type { Delivery, Sender, SendOutcome } from '../events/sender.ts';
import { notFound } from '../problem/refusals.ts';
import { deliveryOf } from '../settings/delivery.ts';
import { requireCollection, requireItem } from './collections.ts';
import { type Items, requireBody } from './items.ts';

/** What the caller is told; why a delivery failed is for the receiver's side to find out. */
export interface EventOutcome {
  readonly outcome: 'delivered' | 'failed' | 'skipped';
  readonly status?: number;
}

export interface EventSource<Tenant> {
  readonly contract: Contract;
  readonly items: Items<Tenant>;
  readonly sender: Sender;
  /** Told what became of an event, a skipped one included. */
  readonly onFired?: (fired: FiredEvent<Tenant>) => void;
}

/** An event of an item, and what was sent for it; nothing while its hook is off. */
export interface FiredEvent<Tenant> {
  readonly tenant: Tenant;
  readonly event: TestHookBodies['EventToFire'];
  readonly sent: { readonly delivery: Delivery; readonly outcome: SendOutcome } | null;
}

/**
 * Sends the given payload, or else the document's sample of the event, to where the settings in force
 * for the item say, and waits for the attempt.
 */
export async function fireEvent<Tenant>(
  { contract, items, sender, onFired = () => undefined }: EventSource<Tenant>,
  tenant: Tenant,
  body: unknown,
): Promise<EventOutcome> {
  const event = requireBody('EventToFire', body);
  const collection = requireCollection(contract, event.collection);
  const settings = requireItem(await items.readItem(tenant, collection, event.id));
  const destination = deliveryOf(collection.shape, settings, event.event);
  if (destination === null) throw notFound('the collection has no such hook');
  if (destination.kind === 'disabled') {
    onFired({ tenant, event, sent: null });
    return { outcome: 'skipped' };
  }
  const sample = contract.events.find(
    known => known.collection === event.collection && known.hook === event.event,
  );
  const delivery = {
    url: destination.url,
    credentials: destination.credentials,
    payload: event.data ?? sample?.example ?? {},
    headers: sample?.headers ?? {},
  };
  const outcome = await sender.send(delivery);
  onFired({ tenant, event, sent: { delivery, outcome } });
  return {
    outcome: outcome.outcome,
    ...(outcome.status !== undefined && { status: outcome.status }),
  };
}
