import { keyOfOne, type PathValues, resourceNamed } from '../src/contract/addressed.ts';
import type { Resource, SettingsUpdate } from '../src/contract/contract.ts';
import { isRecord, valueAt } from '../src/contract/json-pointer.ts';
import { applyUpdate, type ChangeOutcome, type Rejected } from '../src/settings/apply-update.ts';
import { initialSettings, type Settings } from '../src/settings/settings.ts';
import { emptyTenant, type Made, type TenantState } from './state/state.ts';

/** What an update made of the settings. */
export interface AppliedUpdate {
  readonly before: Settings;
  readonly after: Settings;
  /** How many items of the cascade's collection there were to reach. */
  readonly itemsReached: number;
}

/**
 * What one request replaced, as it stood before. Nothing is copied for it: settings and collections
 * are values that a change replaces and never writes into.
 */
export interface Change {
  /** By resource. */
  readonly settings: ReadonlyMap<string, Settings>;
  /** By collection and id; null for an item that is new. */
  readonly items: ReadonlyMap<string, ReadonlyMap<string, Settings | null>>;
}

/** Steps of an update that are done otherwise than is right; what is left out is done right. */
export interface UpdateSteps {
  /** Applies an update that is valid. */
  readonly apply?: typeof applyUpdate;
  /** Picks, of all items of a collection, those that a cascade reaches. */
  readonly reach?: (ids: readonly string[]) => readonly string[];
  /** The tenant's other settings documents take the sent keys too. */
  readonly spills?: true;
}

export type UpdateOutcome = ({ readonly kind: 'updated' } & AppliedUpdate) | Rejected;

/** All that the mock remembers for one key. Everything is synchronous, so updates never interleave. */
export interface Tenant {
  /** Never the key. The name, but for a tenant that any key made. */
  readonly id: string;
  /** For people to read; never the key. */
  readonly name: string;
  settings(one: Pick<SettingsUpdate, 'resource' | 'settings'>): Settings;
  update(update: SettingsUpdate, body: unknown, steps?: UpdateSteps): UpdateOutcome;
  /** Makes one of a resource: what is sent is its first update. */
  make(create: SettingsUpdate, body: unknown, made: Made): UpdateOutcome;
  /** Null where there is none of this name that was made. */
  made(name: string): Made | null;
  /** The values of the key of each that was made, in this order. */
  madeOf(resource: Pick<Resource, 'name' | 'key'>): readonly PathValues[];
  remove(name: string): void;
  /** A number that nothing else was made with. */
  nextNumber(): number;
  createItems(update: SettingsUpdate, collection: string, count: number): readonly string[];
  /** Null when this tenant has no such item. */
  item(collection: string, id: string): Settings | null;
  changeItem(
    collection: string,
    id: string,
    change: (current: Settings) => ChangeOutcome,
  ): ChangeOutcome | null;
  reset(): void;
  /** Everything it has, as a value that later changes do not write into. */
  state(): TenantState;
  /** Takes another state for its own. */
  restore(state: TenantState): void;
  /** What the last change replaced. */
  lastChange(): Change;
}

export interface TenantOptions {
  readonly id: string;
  readonly name: string;
  readonly nextId: () => string;
  /** Told after every change. */
  readonly changed: () => void;
  /** Nothing unless given. */
  readonly initial?: TenantState | undefined;
}

const noChange: Change = { settings: new Map(), items: new Map() };

export function createTenant({
  id,
  name,
  nextId,
  changed,
  initial = emptyTenant,
}: TenantOptions): Tenant {
  let state = initial;
  let last = noChange;

  const settingsOf = ({ resource, settings }: Pick<SettingsUpdate, 'resource' | 'settings'>) =>
    state.settings.get(resource) ?? initialSettings(settings);
  const become = (next: TenantState, replaced: Change) => {
    state = next;
    last = replaced;
    changed();
  };

  return {
    id,
    name,
    settings: settingsOf,
    update(update, body, { apply = applyUpdate, reach, spills = false } = {}) {
      const before = settingsOf(update);
      const outcome = apply(update, before, body);
      if (outcome.kind === 'rejected') return outcome;
      const after = outcome.settings;
      const own = new Map(state.settings).set(update.resource, after);
      const settings = spills ? taking(sentKeys(update, body), after, own) : own;
      const { collections } = state;
      const items = update.cascade && collections.get(update.cascade.to);
      const replaced = { ...noChange, settings: new Map([[update.resource, before]]) };
      if (update.cascade === undefined || items === undefined || outcome.cascade.length === 0) {
        become({ ...state, settings }, replaced);
        return { kind: 'updated', before, after, itemsReached: 0 };
      }
      const { to } = update.cascade;
      const reached = reach && new Set(reach([...items.keys()]));
      const copied = taking(outcome.cascade, after, items, reached);
      become(
        { ...state, settings, collections: new Map(collections).set(to, copied) },
        { ...replaced, items: new Map([[to, items]]) },
      );
      return { kind: 'updated', before, after, itemsReached: items.size };
    },
    make(create, body, made) {
      const before = initialSettings(create.settings);
      const outcome = applyUpdate(create, before, body);
      if (outcome.kind === 'rejected') return outcome;
      const after = outcome.settings;
      const { resource } = create;
      const own = { settings: new Map(state.settings).set(resource, after) };
      become(
        { ...state, ...own, made: new Map(state.made).set(resource, made) },
        { ...noChange, settings: new Map([[resource, before]]) },
      );
      return { kind: 'updated', before, after, itemsReached: 0 };
    },
    made: one => state.made.get(one) ?? null,
    madeOf: ({ name: resource, key }) =>
      [...state.made.keys()]
        .filter(one => resourceNamed(one) === resource)
        .map(one => keyOfOne(one, key)),
    remove(one) {
      const settings = new Map(state.settings);
      const made = new Map(state.made);
      const before = settings.get(one);
      settings.delete(one);
      made.delete(one);
      become(
        { ...state, settings, made },
        { ...noChange, settings: new Map(before === undefined ? [] : [[one, before]]) },
      );
    },
    nextNumber: () => Number(nextId()),
    createItems(update, collection, count) {
      const ids = Array.from({ length: count }, nextId);
      const settings = settingsOf(update);
      const items = new Map(state.collections.get(collection));
      for (const item of ids) items.set(item, settings);
      become(
        { ...state, collections: new Map(state.collections).set(collection, items) },
        { ...noChange, items: new Map([[collection, new Map(ids.map(item => [item, null]))]]) },
      );
      return ids;
    },
    item: (collection, item) => state.collections.get(collection)?.get(item) ?? null,
    changeItem(collection, item, change) {
      const items = state.collections.get(collection);
      const current = items?.get(item);
      if (items === undefined || current === undefined) return null;
      const outcome = change(current);
      if (outcome.kind === 'rejected') return outcome;
      const changedItems = new Map(items).set(item, outcome.settings);
      become(
        { ...state, collections: new Map(state.collections).set(collection, changedItems) },
        { ...noChange, items: new Map([[collection, new Map([[item, current]])]]) },
      );
      return outcome;
    },
    reset: () => become(emptyTenant, { settings: state.settings, items: state.collections }),
    state: () => state,
    restore: next => become(next, noChange),
    lastChange: () => last,
  };
}

function sentKeys(update: SettingsUpdate, body: unknown): readonly string[] {
  const sent = valueAt(body, update.patch);
  return isRecord(sent) ? Object.keys(sent) : [];
}

/** In memory a pass over all items is quick enough; the stores of the server do without one. */
function taking(
  keys: readonly string[],
  settings: Settings,
  into: ReadonlyMap<string, Settings>,
  reached?: ReadonlySet<string>,
): ReadonlyMap<string, Settings> {
  return new Map(
    [...into].map(([id, own]) => {
      if (reached?.has(id) === false) return [id, own];
      const shared = keys.filter(key => Object.hasOwn(own, key));
      const taken = Object.fromEntries(shared.map(key => [key, settings[key] ?? null]));
      return [id, { ...own, ...taken }];
    }),
  );
}
