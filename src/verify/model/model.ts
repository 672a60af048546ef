import type { SettingsUpdate } from '../../contract/contract.ts';
import { valueAt } from '../../contract/json-pointer.ts';
import type { Patch } from '../generate/patches.ts';
import type { Flags } from '../generate/request-body.ts';
import { afterUpdate, type Leaves, leavesOf, namesOf } from './leaves.ts';

interface Item {
  readonly id: string;
  readonly update: SettingsUpdate;
  leaves: Leaves;
}

/** What one tenant's settings and items must be after a sequence of requests; small enough to be seen to be right. */
export class Model {
  readonly #settings = new Map<string, Leaves>();
  readonly items: Item[] = [];

  settings(update: SettingsUpdate): Leaves {
    return this.#settings.get(update.resource) ?? new Map();
  }

  /** Takes an update over; false, with nothing changed, when the contract refuses it. */
  update(update: SettingsUpdate, patch: Patch, flags: Flags): boolean {
    const guarded = Object.keys(update.guards);
    const counted = Object.entries(patch).filter(
      ([key]) => !guarded.includes(key) || flags.guards === true,
    );
    const before = this.settings(update);
    const merged = afterUpdate(update.shape, before, Object.fromEntries(counted));
    if (merged === null || !wellFormed(update, patch)) return false;
    // What does not count is not replaced either.
    const ignored = flags.guards === true ? [] : guarded;
    const after = withKeys(merged, before, new Set(ignored));
    this.#settings.set(update.resource, after);
    if (update.cascade === undefined || flags.cascade !== true) return true;
    const keys = new Set([
      ...(update.shape.omitted === 'reset'
        ? Object.keys(update.shape.members).filter(key => !ignored.includes(key))
        : counted.map(([key]) => key)),
      ...(flags.guards === true ? guarded : []),
    ]);
    for (const item of this.items)
      if (item.update === update) item.leaves = withKeys(item.leaves, after, keys);
    return true;
  }

  createItem(update: SettingsUpdate, id: string): void {
    this.items.push({ id, update, leaves: this.settings(update) });
  }

  /** An item changes by the same rules, its guarded keys always counting. */
  changeItem(item: Item, patch: Patch): boolean {
    const after = afterUpdate(item.update.shape, item.leaves, patch);
    if (after !== null) item.leaves = after;
    return after !== null;
  }
}

export type ModelItem = Item;

function withKeys(item: Leaves, settings: Leaves, keys: ReadonlySet<string>): Leaves {
  const kept = [...item].filter(([path]) => !keys.has(namesOf(path)[0] ?? ''));
  const taken = [...keys].flatMap(key => [...leavesOf(settings, key)]);
  return new Map([...kept, ...taken]);
}

/** What a request says by itself counts even where its key is ignored: no branch is filled that its type does not name. */
function wellFormed(update: SettingsUpdate, patch: Patch): boolean {
  return Object.entries(update.shape.members).every(([key, shape]) => {
    if (shape.kind !== 'exclusive' || !Object.hasOwn(patch, key)) return true;
    const type = valueAt(patch, [key, shape.by]);
    const others = Object.entries(shape.branches).filter(([name]) => name !== type);
    return others.every(([name, branch]) =>
      Object.keys(branch.members).every(
        member => (valueAt(patch, [key, name, member]) ?? null) === null,
      ),
    );
  });
}
