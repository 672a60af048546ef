import type { Contract } from '../../contract/contract.ts';
import { readTestHookBody } from '../../contract/test-hook-bodies.ts';
import type { Sender } from '../../events/sender.ts';
import { invalidRequest } from '../../problem/problem.ts';
import { ProblemResponse } from '../../problem/problem-response.ts';
import { deliveryOf } from '../../settings/delivery.ts';
import type { Store } from '../../store/store.ts';
import { found, type ItemKind } from './collections.ts';

/** What the caller is told; the sender's reason for a failure stays here. */
export interface EventOutcome {
  readonly outcome: 'delivered' | 'failed' | 'skipped';
  readonly status?: number;
}

export interface EventSource {
  readonly contract: Contract;
  readonly kinds: ReadonlyMap<string, ItemKind>;
  readonly store: Store;
  readonly sender: Sender;
}

/** Fires an event of an item by the settings in force for it, and waits for the attempt. */
export async function fireEvent(
  { contract, kinds, store, sender }: EventSource,
  tenant: string,
  sent: unknown,
): Promise<EventOutcome> {
  const read = readTestHookBody('EventToFire', sent);
  if (read.kind === 'invalid') throw new ProblemResponse(invalidRequest(read.violations));
  const { collection, id, event: hook, data } = read.body;
  const kind = found(kinds.get(collection));
  const settings = found(await store.readItem(tenant, kind, id));
  const delivery = found(deliveryOf(kind.shape, settings, hook));
  if (delivery.kind === 'disabled') return { outcome: 'skipped' };
  const event = contract.events.find(
    known => known.collection === collection && known.hook === hook,
  );
  const { url, credentials } = delivery;
  const result = await sender.send({
    url,
    credentials,
    payload: data ?? event?.example ?? {},
    headers: event?.headers ?? {},
  });
  return {
    outcome: result.outcome,
    ...(result.status !== undefined && { status: result.status }),
  };
}
