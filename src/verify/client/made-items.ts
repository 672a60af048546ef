import type { KeyRole } from './exchange.ts';

/** How many items a run has made that are still there, by whose they are. */
export class MadeItems {
  #counts = new Map<KeyRole, number>();
  #emptied = new Set<KeyRole>();
  #roleOf = (key: KeyRole): KeyRole => key;

  /** The same items, of tenants by other names; `roleOf` goes to those that the first of them all has, and back. */
  as(roleOf: (key: KeyRole) => KeyRole): MadeItems {
    const same = new MadeItems();
    same.#counts = this.#counts;
    same.#emptied = this.#emptied;
    same.#roleOf = roleOf;
    return same;
  }

  created(key: KeyRole, count: number): void {
    const role = this.#roleOf(key);
    this.#counts.set(role, (this.#counts.get(role) ?? 0) + count);
  }

  /** A reset leaves no item of the tenant, whoever made it. */
  reset(key: KeyRole): void {
    const role = this.#roleOf(key);
    this.#counts.delete(role);
    this.#emptied.add(role);
  }

  get left(): readonly KeyRole[] {
    return [...this.#counts.keys()].map(role => this.#roleOf(role));
  }

  /** Whether all that the tenant has was made by this run, so that another reset takes nothing else along. */
  areAll(key: KeyRole): boolean {
    return this.#emptied.has(this.#roleOf(key));
  }

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
