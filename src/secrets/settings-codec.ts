import { isRecord } from '../contract/json-pointer.ts';
import { Secret } from '../settings/secret.ts';
import { type Stored, toStored } from '../settings/settings.ts';
import type { Keyring, Place } from './keyring.ts';
import { createSealing, type OpenedBy, type Sealing } from './sealing.ts';

/**
 * Stored values as JSON. A secret becomes `{"$secret": envelope}`, sealed for the place it
 * stands in. Any other member whose name starts with `$` gets one more, so that no value a tenant
 * sends can pass for a secret.
 */
export interface SettingsCodec {
  encode(value: Stored, place: Place): string;
  decode(text: string, place: Place): Stored;
  /** The same before it becomes text, to be part of a larger document. */
  toJson(value: Stored, place: Place): unknown;
  fromJson(json: unknown, place: Place): Stored;
  /** The text with every secret sealed by the keyring's first key; null when all of them are. */
  reseal(text: string, place: Place): string | null;
}

const marker = '$secret';

export function createCodec(keyring: Keyring, openedBy: OpenedBy = 'reading'): SettingsCodec {
  const sealing = createSealing(keyring, openedBy);
  return {
    encode: (value, place) => JSON.stringify(toJson(value, place, sealing)),
    decode: (text, place) => fromJson(JSON.parse(text), place, sealing),
    toJson: (value, place) => toJson(value, place, sealing),
    fromJson: (json, place) => fromJson(json, place, sealing),
    reseal(text, place) {
      const json: unknown = JSON.parse(text);
      if (!isStale(json, keyring)) return null;
      return JSON.stringify(toJson(fromJson(json, place, sealing), place, sealing));
    },
  };
}

function toJson(value: Stored, place: Place, sealing: Sealing): unknown {
  if (value instanceof Secret) return { [marker]: sealing.seal(value, place) };
  if (Array.isArray(value)) {
    return value.map((member: Stored, index) => toJson(member, [...place, String(index)], sealing));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.startsWith('$') ? `$${name}` : name,
      // Most members are plain, and what is plain needs no place.
      isPlain(member) ? member : toJson(member, [...place, name], sealing),
    ]),
  );
}

function fromJson(value: unknown, place: Place, sealing: Sealing): Stored {
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) =>
      fromJson(member, [...place, String(index)], sealing),
    );
  }
  if (isRecord(value)) {
    const envelope = value[marker];
    if (typeof envelope === 'string') return sealing.open(envelope, place);
    return Object.fromEntries(
      Object.entries(value).map(([written, member]) => {
        const name = written.startsWith('$') ? written.slice(1) : written;
        return [name, isPlain(member) ? member : fromJson(member, [...place, name], sealing)];
      }),
    );
  }
  return toStored(value);
}

function isPlain(value: unknown): value is null | boolean | number | string {
  return typeof value !== 'object' || value === null;
}

/** Whether another key than the first sealed some secret in it. */
function isStale(value: unknown, keyring: Keyring): boolean {
  if (Array.isArray(value)) return value.some(member => isStale(member, keyring));
  if (!isRecord(value)) return false;
  const envelope = value[marker];
  if (typeof envelope === 'string') return !keyring.isCurrent(envelope);
  return Object.values(value).some(member => isStale(member, keyring));
}
