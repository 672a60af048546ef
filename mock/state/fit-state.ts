import { resourceNamed } from '../../src/contract/addressed.ts';
import type { Contract, SettingsUpdate } from '../../src/contract/contract.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { fitSettings } from './fit-settings.ts';
import type { MockState, TenantState } from './state.ts';

/** Something that a tenant had and the document no longer takes. Never a value, which may be a secret. */
export interface Drop {
  readonly tenant: string;
  /** From the resource or collection downwards, e.g. `aiInterviewWebhooks/start/url`. */
  readonly place: string;
}

/** Keeps of a tenant's state what fits the contract, whichever document it was stored under. */
export function fitState(
  { updates, resources }: Contract,
  tenant: string,
  { settings, made, collections }: TenantState,
  dropped: (drop: Drop) => void,
): TenantState {
  const fitted = (update: SettingsUpdate | undefined, place: string, stored: Settings) => {
    if (update !== undefined) {
      return fitSettings(update, stored, path =>
        dropped({ tenant, place: [place, ...path].join('/') }),
      );
    }
    dropped({ tenant, place });
    return null;
  };
  return {
    settings: fitEach(settings, (resource, stored) =>
      fitted(
        updates.find(update => update.resource === resourceNamed(resource)),
        resource,
        stored,
      ),
    ),
    made: fitEach(made, (one, shown) =>
      resources.some(({ name, create }) => create && name === resourceNamed(one)) ? shown : null,
    ),
    collections: fitEach(collections, (name, items) => {
      const update = updates.find(({ cascade }) => cascade?.to === name);
      const kept = fitEach(items, (_, stored) => fitted(update, name, stored));
      return update === undefined ? null : kept;
    }),
  };
}

export interface FittedState {
  readonly state: MockState;
  readonly drops: readonly Drop[];
}

export function fitMockState(contract: Contract, { created, tenants }: MockState): FittedState {
  const drops: Drop[] = [];
  const fitted = [...tenants].map(
    ([id, state]) => [id, fitState(contract, id, state, drop => drops.push(drop))] as const,
  );
  return { state: { created, tenants: new Map(fitted) }, drops };
}

/** One line per place, however many items have it. */
export function describeDrops(drops: readonly Drop[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { tenant, place } of drops) {
    const line = `${tenant} ${place}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) =>
    count === 1
      ? `dropped, since the document no longer takes it: ${line}`
      : `dropped ${count} times, since the document no longer takes it: ${line}`,
  );
}

function fitEach<Value>(
  values: ReadonlyMap<string, Value>,
  keep: (name: string, value: Value) => Value | null,
): ReadonlyMap<string, Value> {
  return new Map(
    [...values].flatMap(([name, value]) => {
      const kept = keep(name, value);
      return kept === null ? [] : [[name, kept] as const];
    }),
  );
}
