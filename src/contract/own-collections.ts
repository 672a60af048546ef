import { ContractError, readEach } from './contract-error.ts';
import type { PlacedUpdate } from './read-settings-update.ts';
import { within } from './schema.ts';

/** The items of a collection start from the settings of one resource, whichever of its updates reach them. */
export function requireOwnCollections(updates: readonly PlacedUpdate[]): void {
  readEach(updates, ({ update, at }) => {
    const to = update.cascade?.to;
    const former = updates.find(other => other.update.cascade?.to === to);
    if (to === undefined || former?.update.resource === update.resource) return;
    const { method, path } = former?.at ?? at;
    throw new ContractError(
      'document-unsupported',
      within(at.operation, 'x-settings-update', 'cascade', 'to').pointer,
      `"${to}" are the items of ${method.toUpperCase()} ${path} too, which updates another resource; name a collection of its own`,
    );
  });
}
