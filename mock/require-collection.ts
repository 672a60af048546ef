import type { Contract, SettingsUpdate } from '../src/contract/contract.ts';
import { notFound } from './refusals.ts';

/** The update whose cascade reaches the collection: its items have the same settings. */
export function requireCollection({ updates }: Contract, name: string): SettingsUpdate {
  const found = updates.find(({ cascade }) => cascade?.to === name);
  if (found !== undefined) return found;
  const known = updates.flatMap(({ cascade }) => (cascade ? [cascade.to] : []));
  throw notFound(`there is no such collection; there are ${known.join(', ')}`);
}
