import type { UpdateOutcome } from '../../settings/apply-update.ts';
import type { Settings } from '../../settings/settings.ts';
import type { FoundHead } from '../authentic-rows.ts';
import type { Head } from '../head.ts';
import { isSameValue } from '../same-value.ts';
import { cascaded } from '../sealed-values.ts';
import type { SettingsRows } from '../settings-rows.ts';
import type { Resource } from '../store.ts';
import type { Deferred } from './group-commit.ts';
import type { Heads } from './heads.ts';
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
  readonly #heads: Heads;
  readonly #settingsRows: SettingsRows;
  readonly #known = new Map<string, FoundHead>();
  readonly #settings = new Map<string, PendingSettings>();
  readonly #broadcasts = new Map<string, PendingBroadcast>();

  constructor(rows: Rows, heads: Heads, settingsRows: SettingsRows) {
    this.#rows = rows;
    this.#heads = heads;
    this.#settingsRows = settingsRows;
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
    const changes = [...this.#settings.values()].filter(
      ({ current, saved }) => !isSameValue(current, saved),
    );
    const broadcasts = [...this.#broadcasts.values()];
    for (const tenant of new Set([...changes, ...broadcasts].map(change => change.tenant))) {
      const isOwn = (change: { readonly tenant: string }) => change.tenant === tenant;
      const found = this.#found(tenant);
      const saved = changes.filter(isOwn).reduce(this.#saveSettings, found.head);
      this.#heads.save(found, broadcasts.filter(isOwn).reduce(this.#saveBroadcast, saved));
      if (found.kind === 'fresh') this.#known.clear();
    }
    this.forget();
  }

  /** Nobody else writes meanwhile. What is new stands in the head of another, which may be waiting here. */
  #found(tenant: string): FoundHead {
    const known = this.#known.get(tenant);
    if (known !== undefined) return known;
    const found = this.#heads.find(tenant);
    if (found.kind === 'known') this.#known.set(tenant, found);
    return found;
  }

  forget(): void {
    this.#known.clear();
    this.#settings.clear();
    this.#broadcasts.clear();
  }

  #settingsOf(tenant: string, { resource, shape }: Resource): PendingSettings {
    const name = JSON.stringify([tenant, resource]);
    const pending = this.#settings.get(name);
    if (pending?.shape === shape) return pending;
    // Another operation sees other keys of the same settings, and must see them saved.
    if (pending !== undefined) this.settle();
    const { head } = this.#found(tenant);
    const document = this.#rows.settings(tenant, resource);
    const saved = this.#settingsRows.open(tenant, { resource, shape }, head, document);
    const read = { tenant, resource, shape, saved, current: saved };
    this.#settings.set(name, read);
    return read;
  }

  readonly #saveSettings = (head: Head, { tenant, resource, current }: PendingSettings): Head => {
    const saved = this.#settingsRows.save(tenant, resource, head, current);
    this.#rows.saveSettings(tenant, resource, saved.document);
    return saved.head;
  };

  readonly #saveBroadcast = (head: Head, { tenant, collection, sent }: PendingBroadcast): Head => {
    const broadcast = this.#settingsRows.broadcast(tenant, collection, head, sent);
    for (const row of broadcast.sent) this.#rows.saveBroadcast(tenant, collection, row);
    return broadcast.head;
  };

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
