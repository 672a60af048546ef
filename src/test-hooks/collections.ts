import type { Contract, SettingsUpdate } from '../contract/contract.ts';
import type { GroupShape } from '../contract/shape.ts';
import { notFound } from '../problem/refusals.ts';

/** Items that an operation cascades to, and that operation. */
export interface ItemCollection {
  readonly name: string;
  readonly resource: string;
  readonly shape: GroupShape;
  readonly update: SettingsUpdate;
}

/** The collection of this name, or the 404. */
export function requireCollection({ updates }: Contract, name: string): ItemCollection {
  const update = updates.find(({ cascade }) => cascade?.to === name);
  if (update !== undefined) {
    const { resource, settings: shape } = update;
    return { name, resource, shape, update };
  }
  const known = new Set(updates.flatMap(({ cascade }) => (cascade ? [cascade.to] : [])));
  throw notFound(`there is no such collection; there are ${[...known].join(', ')}`);
}

export function requireItem<Item>(item: Item | null): Item {
  if (item === null) throw notFound('the tenant has no such item in this collection');
  return item;
}
