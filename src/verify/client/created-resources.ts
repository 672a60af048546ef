import type { PathValues } from '../../contract/addressed.ts';
import type { DescribedOperation } from '../../contract/contract.ts';
import type { KeyRole } from './exchange.ts';

/** One of a resource that this run created. */
export interface CreatedResource {
  /** The name of the resource. */
  readonly name: string;
  readonly key: KeyRole;
  /** What the paths of its operations have for it. */
  readonly values: PathValues;
  /** How it is deleted, where the document says so. */
  readonly remove: DescribedOperation | undefined;
}

/** What this run created and has not deleted. */
export class CreatedResources {
  #left: readonly CreatedResource[] = [];

  add(one: CreatedResource): void {
    this.#left = [...this.#left, one];
  }

  removed(one: CreatedResource): void {
    this.#left = this.#left.filter(other => other !== one);
  }

  /** The last one first, since it may be part of one that came before. */
  get left(): readonly CreatedResource[] {
    return this.#left.toReversed();
  }
}
