import type { KeyRole } from './exchange.ts';

/** How many items a run has made that are still there, by whose they are. */
export class MadeItems {
  readonly #counts = new Map<KeyRole, number>();
  readonly #emptied = new Set<KeyRole>();

  created(key: KeyRole, count: number): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  /** A reset leaves no item of the tenant, whoever made it. */
  reset(key: KeyRole): void {
    this.#counts.delete(key);
    this.#emptied.add(key);
  }

  get left(): readonly KeyRole[] {
    return [...this.#counts.keys()];
  }

  /** Whether all that the tenant has was made by this run, so that another reset takes nothing else along. */
  areAll(key: KeyRole): boolean {
    return this.#emptied.has(key);
  }

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
