import type { Contract, SettingsUpdate } from '../src/contract/contract.ts';
import type { TestHookBodies } from '../src/contract/test-hook-bodies.ts';
import type { Sender } from '../src/events/sender.ts';
import { deliveryOf } from '../src/settings/delivery.ts';
import type { DeliveryRecord } from './console/activity.ts';
import { notFound } from './refusals.ts';
import type { Tenant } from './tenant.ts';

/** What a test hears of an event: why a delivery failed is for the receiver's side to find out. */
export interface EventOutcome {
  readonly outcome: 'delivered' | 'failed' | 'skipped';
  readonly status?: number;
}

export interface EventSource {
  readonly contract: Contract;
  readonly sender: Sender;
  /** Told what became of it, a skipped one included. */
  readonly recordDelivery: (delivery: DeliveryRecord) => void;
}

/** Sends the given payload, or else the document's sample of the event, to where the item's settings say, and waits for the attempt. */
export async function fireEvent(
  { contract, sender, recordDelivery }: EventSource,
  { shape }: SettingsUpdate,
  tenant: Tenant,
  { collection, id, event, data }: TestHookBodies['EventToFire'],
): Promise<EventOutcome> {
  const item = tenant.item(collection, id);
  if (item === null) throw notFound('the tenant has no such item in this collection');
  const delivery = deliveryOf(shape, item, event);
  if (delivery === null) throw notFound('the collection has no such hook');
  const about = { tenant: tenant.name, collection, item: id, hook: event };
  if (delivery.kind === 'disabled') {
    recordDelivery({ ...about, outcome: 'skipped', reason: 'the hook is off' });
    return { outcome: 'skipped' };
  }
  const { url, credentials } = delivery;
  const sample = contract.events.find(
    known => known.collection === collection && known.hook === event,
  );
  const sent = await sender.send({
    url,
    credentials,
    payload: data ?? sample?.example ?? {},
    headers: sample?.headers ?? {},
  });
  const outcome = {
    outcome: sent.outcome,
    ...(sent.status !== undefined && { status: sent.status }),
  };
  const reason = sent.outcome === 'failed' && { reason: sent.reason };
  recordDelivery({ ...about, ...outcome, ...reason, url, credentials: credentials.scheme });
  return outcome;
}
