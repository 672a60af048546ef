import { isRecord } from '../contract/json-pointer.ts';
import type { Stored } from '../settings/settings.ts';
import { fromJson, secretMarker, toJson } from '../settings/settings-json.ts';
import type { Keyring, Place } from './keyring.ts';
import { createSealing, type OpenedBy } from './sealing.ts';

/** Stored values as JSON, their secrets sealed by a keyring. */
export interface SettingsCodec {
  encode(value: Stored, place: Place): string;
  decode(text: string, place: Place): Stored;
  /** The same before it becomes text, to be part of a larger document. */
  toJson(value: Stored, place: Place): unknown;
  fromJson(json: unknown, place: Place): Stored;
  /** The text with every secret sealed by the keyring's first key; null when all of them are. */
  reseal(text: string, place: Place): string | null;
}

export function createCodec(keyring: Keyring, openedBy: OpenedBy = 'reading'): SettingsCodec {
  const { seal, open } = createSealing(keyring, openedBy);
  return {
    encode: (value, place) => JSON.stringify(toJson(value, place, seal)),
    decode: (text, place) => fromJson(JSON.parse(text), place, open),
    toJson: (value, place) => toJson(value, place, seal),
    fromJson: (json, place) => fromJson(json, place, open),
    reseal(text, place) {
      const json: unknown = JSON.parse(text);
      if (!isStale(json, keyring)) return null;
      return JSON.stringify(toJson(fromJson(json, place, open), place, seal));
    },
  };
}

/** Whether another key than the first sealed some secret in it. */
function isStale(value: unknown, keyring: Keyring): boolean {
  if (Array.isArray(value)) return value.some(member => isStale(member, keyring));
  if (!isRecord(value)) return false;
  const envelope = value[secretMarker];
  if (typeof envelope === 'string') return !keyring.isCurrent(envelope);
  return Object.values(value).some(member => isStale(member, keyring));
}
