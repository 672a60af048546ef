import type { Contract, ReadOperation, Resource, SettingsUpdate } from '../../contract/contract.ts';

/** What an update is about. */
export function resourceOf(
  { resources }: Contract,
  { resource: name }: Pick<SettingsUpdate, 'resource'>,
): Resource {
  const found = resources.find(resource => resource.name === name);
  if (found === undefined) throw new Error(`the contract has no resource "${name}"`);
  return found;
}

/** The operation that shows the settings and changes nothing, where the document has one. */
export function readerOf(contract: Contract, update: SettingsUpdate): ReadOperation | null {
  if (update.read.kind === 'by-operation') return update.read.operation;
  return resourceOf(contract, update).read ?? null;
}
