import type { Contract, SettingsUpdate } from '../../contract/contract.ts';
import { createProblem } from '../../problem/problem.ts';
import { ProblemResponse } from '../../problem/problem-response.ts';
import type { Collection } from '../../store/store.ts';

/** A collection that some operation cascades to, and that operation. */
export interface ItemKind extends Collection {
  readonly update: SettingsUpdate;
}

/** The collections of a contract by their names. */
export function itemKindsOf({ updates }: Contract): ReadonlyMap<string, ItemKind> {
  const kinds = new Map<string, ItemKind>();
  for (const update of updates) {
    const name = update.cascade?.to;
    if (name === undefined || kinds.has(name)) continue;
    kinds.set(name, { name, resource: update.resource, shape: update.shape, update });
  }
  return kinds;
}

/** What is found, or the 404. */
export function found<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === null || thing === undefined) throw new ProblemResponse(createProblem('not-found'));
  return thing;
}
