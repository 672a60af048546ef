import type { Place } from '../secrets/keyring.ts';
import { broadcastPlace, itemPlace, settingsPlace } from './sealing-places.ts';

/** A table with secrets in it. */
export interface SealedTable {
  readonly name: string;
  readonly column: string;
  readonly primaryKey: readonly string[];
  readonly placeOf: (...primaryKey: [string, string, string, string]) => Place;
}

/** Both databases have the same ones. */
export const sealedTables: readonly SealedTable[] = [
  {
    name: 'settings',
    column: 'document',
    primaryKey: ['tenant', 'resource'],
    placeOf: settingsPlace,
  },
  {
    name: 'own_values',
    column: 'value',
    primaryKey: ['tenant', 'collection', 'item', 'key'],
    placeOf: itemPlace,
  },
  {
    name: 'broadcasts',
    column: 'value',
    primaryKey: ['tenant', 'collection', 'key'],
    placeOf: broadcastPlace,
  },
];
