import type { UpdateOutcome } from '../../settings/apply-update.ts';
import type { Settings } from '../../settings/settings.ts';
import { isSameValue } from '../same-value.ts';
import { cascaded, type SealedValues } from '../sealed-values.ts';
import type { Resource } from '../store.ts';
import type { Deferred } from './group-commit.ts';
import type { Rows } from './rows.ts';

interface PendingSettings extends Resource {
  readonly tenant: string;
  /** As the rows have them. */
  readonly saved: Settings;
  current: Settings;
}

interface PendingBroadcast {
  readonly tenant: string;
  readonly collection: string;
  readonly sent: Settings;
}

/**
 * Updates of one transaction. Those of the same settings, which come in together when a client sends
 * many at once, are read, sealed and saved once, and what they cascade becomes one broadcast: no item
 * is created or changed between them, so that none can tell.
 */
export class PendingUpdates implements Deferred {
  readonly #rows: Rows;
  readonly #sealed: SealedValues;
  readonly #settings = new Map<string, PendingSettings>();
  readonly #broadcasts = new Map<string, PendingBroadcast>();

  constructor(rows: Rows, sealed: SealedValues) {
    this.#rows = rows;
    this.#sealed = sealed;
  }

  /** Puts a change to the settings as the updates before it left them. One that throws leaves nothing. */
  apply(
    tenant: string,
    target: Resource & { readonly cascade?: { readonly to: string } | undefined },
    change: (current: Settings) => UpdateOutcome,
  ): UpdateOutcome {
    const settings = this.#settingsOf(tenant, target);
    const outcome = change(settings.current);
    if (outcome.kind === 'rejected') return outcome;
    settings.current = outcome.settings;
    if (target.cascade !== undefined && outcome.cascade.length > 0) {
      this.#broadcast(tenant, target.cascade.to, outcome);
    }
    return outcome;
  }

  settle(): void {
    for (const { tenant, resource, saved, current } of this.#settings.values()) {
      if (isSameValue(current, saved)) continue;
      this.#rows.saveSettings(
        tenant,
        resource,
        this.#sealed.sealSettings(tenant, resource, current),
      );
    }
    for (const { tenant, collection, sent } of this.#broadcasts.values()) {
      const sequence = this.#rows.lastBroadcast(tenant, collection) + 1;
      for (const { key, value } of this.#sealed.sealBroadcasts(tenant, collection, sent)) {
        this.#rows.saveBroadcast(tenant, collection, key, value, sequence);
      }
    }
    this.forget();
  }

  forget(): void {
    this.#settings.clear();
    this.#broadcasts.clear();
  }

  #settingsOf(tenant: string, { resource, shape }: Resource): PendingSettings {
    const name = JSON.stringify([tenant, resource]);
    const pending = this.#settings.get(name);
    if (pending?.shape === shape) return pending;
    // Another operation sees other keys of the same settings, and must see them saved.
    if (pending !== undefined) this.settle();
    const document = this.#rows.settings(tenant, resource);
    const saved = this.#sealed.openSettings(tenant, { resource, shape }, document);
    const read = { tenant, resource, shape, saved, current: saved };
    this.#settings.set(name, read);
    return read;
  }

  #broadcast(
    tenant: string,
    collection: string,
    outcome: Extract<UpdateOutcome, { kind: 'updated' }>,
  ): void {
    const name = JSON.stringify([tenant, collection]);
    const sent = { ...this.#broadcasts.get(name)?.sent, ...cascaded(outcome) };
    this.#broadcasts.set(name, { tenant, collection, sent });
  }
}
