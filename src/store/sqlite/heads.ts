import { type AuthenticRows, type FoundHead, headsToSave } from '../authentic-rows.ts';
import type { Head } from '../head.ts';
import type { Rows } from './rows.ts';

/** What the tenants have, read and saved within a transaction. */
export class Heads {
  readonly #rows: Pick<Rows, 'nearestHead' | 'saveHead'>;
  readonly #authentic: AuthenticRows;

  constructor(rows: Pick<Rows, 'nearestHead' | 'saveHead'>, authentic: AuthenticRows) {
    this.#rows = rows;
    this.#authentic = authentic;
  }

  find(tenant: string): FoundHead {
    return this.#authentic.findHead(tenant, this.#rows.nearestHead(tenant));
  }

  /** Whether the first key made the row of a tenant that has one. */
  isCurrent(tenant: string): boolean {
    return this.#authentic.isCurrent(this.#rows.nearestHead(tenant)?.code ?? '');
  }

  /** Nothing may be saved between `find` and this: what it found names its neighbour. */
  save(found: FoundHead, head: Head): void {
    for (const { tenant, head: saved } of headsToSave(found, head)) {
      this.#rows.saveHead(this.#authentic.sealHead(tenant, saved));
    }
  }
}
