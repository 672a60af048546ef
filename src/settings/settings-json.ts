import { isRecord } from '../contract/json-pointer.ts';
import { Secret } from './secret.ts';
import { type Stored, toStored } from './settings.ts';

/** What a sealed secret belongs to, from the tenant down to the member. It opens nowhere else. */
export type Place = readonly string[];

/** From secrets to envelopes and back. */
export interface Sealing {
  seal(secret: Secret, place: Place): string;
  open(envelope: string, place: Place): Secret;
}

export const secretMarker = '$secret';

/**
 * Stored values as JSON. A secret becomes `{"$secret": envelope}`, sealed for the place it
 * stands in. Any other member whose name starts with `$` gets one more, so that no value a tenant
 * sends can pass for a secret.
 */
export function toJson(value: Stored, place: Place, seal: Sealing['seal']): unknown {
  if (value instanceof Secret) return { [secretMarker]: seal(value, place) };
  if (Array.isArray(value)) {
    return value.map((member: Stored, index) => toJson(member, [...place, String(index)], seal));
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.startsWith('$') ? `$${name}` : name,
      // Most members are plain, and what is plain needs no place.
      isPlain(member) ? member : toJson(member, [...place, name], seal),
    ]),
  );
}

/** What `toJson` made, with its secrets opened. */
export function fromJson(value: unknown, place: Place, open: Sealing['open']): Stored {
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) => fromJson(member, [...place, String(index)], open));
  }
  if (isRecord(value)) {
    const envelope = value[secretMarker];
    if (typeof envelope === 'string') return open(envelope, place);
    return Object.fromEntries(
      Object.entries(value).map(([written, member]) => {
        const name = written.startsWith('$') ? written.slice(1) : written;
        return [name, isPlain(member) ? member : fromJson(member, [...place, name], open)];
      }),
    );
  }
  return toStored(value);
}

function isPlain(value: unknown): value is null | boolean | number | string {
  return typeof value !== 'object' || value === null;
}
