import type { Contract, SettingsUpdate } from '../../src/contract/contract.ts';
import { type Path, toFragment } from '../../src/contract/json-pointer.ts';
import { itemChangePointer, itemChangeViolations } from '../../src/contract/test-hook-bodies.ts';
import { changeItem } from '../../src/settings/apply-update.ts';
import { initialSettings, type Settings } from '../../src/settings/settings.ts';
import { emptyTenant, type MockState, type TenantState } from '../state/state.ts';
import type { Seed, SeedTenant, SeedViolation } from './seed.ts';

export type PlantedSeed =
  | { readonly kind: 'planted'; readonly state: MockState }
  | { readonly kind: 'invalid'; readonly violations: readonly SeedViolation[] };

/**
 * Applies a seed to tenants that have nothing, by the rules of an update; all violations at once. `created`
 * is how many items there have been already.
 */
export function plantSeed(
  contract: Contract,
  tenants: readonly string[],
  seed: Seed,
  created = 0,
): PlantedSeed {
  const violations: SeedViolation[] = [];
  const refuse = (path: Path, detail: string) =>
    violations.push({ pointer: toFragment(path), detail });
  let count = created;
  const planting: Planting = { contract, violations, refuse, nextId: () => String(++count) };
  const planted = Object.entries(seed.tenants).map(([name, tenant]) => {
    const path = ['tenants', name];
    if (!tenants.includes(name)) refuse(path, `is no tenant; there is ${tenants.join(', ')}`);
    return [name, plantTenant(planting, tenant, path)] as const;
  });
  if (violations.length > 0) return { kind: 'invalid', violations };
  return { kind: 'planted', state: { created: count, tenants: new Map(planted) } };
}

interface Planting {
  readonly contract: Contract;
  readonly violations: SeedViolation[];
  readonly refuse: (path: Path, detail: string) => void;
  readonly nextId: () => string;
}

function plantTenant(planting: Planting, seed: SeedTenant, path: Path): TenantState {
  const { contract, refuse, nextId } = planting;
  const settings = new Map<string, Settings>();
  const settingsOf = (update: SettingsUpdate) =>
    settings.get(update.resource) ?? initialSettings(update.settings);

  for (const [name, patch] of Object.entries(seed.settings ?? {})) {
    const at = [...path, 'settings', name];
    const update = contract.updates.find(
      known => name === known.operationId || name === known.path,
    );
    if (update === undefined) {
      const known = contract.updates.map(({ operationId }) => operationId).join(', ');
      refuse(at, `is neither operationId nor path of an annotated operation; there is ${known}`);
    } else settings.set(update.resource, patched(planting, update, settingsOf(update), patch, at));
  }

  const collections = new Map<string, ReadonlyMap<string, Settings>>();
  for (const [name, wanted] of Object.entries(seed.items ?? {})) {
    const at = [...path, 'items', name];
    const update = contract.updates.find(({ cascade }) => cascade?.to === name);
    if (update === undefined) {
      const known = contract.updates.flatMap(({ cascade }) => (cascade ? [cascade.to] : []));
      refuse(at, `is no collection; there is ${known.join(', ')}`);
      continue;
    }
    const own = settingsOf(update);
    const items =
      typeof wanted === 'number'
        ? Array.from({ length: wanted }, () => own)
        : wanted.map((patch, index) => patched(planting, update, own, patch, [...at, `${index}`]));
    collections.set(name, new Map(items.map(item => [nextId(), item])));
  }
  return { ...emptyTenant, settings, collections };
}

/** The settings with the patch applied, or as they were where it violates the document. */
function patched(
  planting: Planting,
  update: SettingsUpdate,
  settings: Settings,
  patch: unknown,
  at: Path,
): Settings {
  const place = (pointer: string) => toFragment(at) + pointer.slice('#/webhooks'.length);
  const violations = itemChangeViolations(update, patch);
  if (violations.length > 0) {
    planting.violations.push(
      ...violations.map(({ pointer, detail }) => ({ pointer: place(pointer), detail })),
    );
    return settings;
  }
  const outcome = changeItem(update, settings, patch);
  if (outcome.kind === 'changed') return outcome.settings;
  for (const { pointer, detail } of outcome.violations)
    planting.violations.push({ pointer: place(itemChangePointer(update, pointer)), detail });
  return settings;
}
