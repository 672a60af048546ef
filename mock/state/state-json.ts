import { isRecord, membersIn } from '../../src/contract/json-pointer.ts';
import type { Keyring, Place } from '../../src/secrets/keyring.ts';
import type { SettingsCodec } from '../../src/secrets/settings-codec.ts';
import { isSettings, type Settings } from '../../src/settings/settings.ts';
import type { Made, MockState, TenantState } from './state.ts';

const format = 'holdfast-mock-state';
const version = 2;
/** From before there was a code, and so taken as it is; the next write gives it one. */
const versionWithoutCode = 1;

/** What is sealed, and what is authenticated, with the keys of one keyring. */
export interface StateKeys {
  readonly codec: SettingsCodec;
  readonly keyring: Keyring;
}

/** What kind of file a parsed JSON text is. */
export type StateJson =
  | { readonly kind: 'state'; readonly state: MockState }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'newer' }
  /** Written with keys that are not at hand. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'damaged' };

export function toStateJson({ created, tenants }: MockState, keys: StateKeys): unknown {
  const { codec, keyring } = keys;
  const content = {
    created,
    tenants: mapToJson(tenants, (id, { settings, made, collections }) => ({
      ...(made.size > 0 && { made: Object.fromEntries(made) }),
      settings: mapToJson(settings, (resource, stored) =>
        codec.toJson(stored, settingsPlace(id, resource)),
      ),
      items: mapToJson(collections, (name, items) =>
        mapToJson(items, (item, stored) => codec.toJson(stored, itemPlace(id, name, item))),
      ),
    })),
  };
  return { format, version, code: keyring.authenticate(JSON.stringify(content)), ...content };
}

/** Throws an EnvelopeError for a secret that does not open; asks for the keys only where they may be needed. */
export function fromStateJson(json: unknown, keysOf: () => StateKeys): StateJson {
  if (!isRecord(json) || json.format !== format) return { kind: 'foreign' };
  if (typeof json.version === 'number' && json.version > version) return { kind: 'newer' };
  const { codec, keyring } = keysOf();
  const { created } = json;
  const authenticity =
    json.version === versionWithoutCode ? 'authentic' : authenticityOf(json, keyring);
  if (authenticity !== 'authentic') return { kind: authenticity };
  const tenants = mapFromJson(json.tenants, (id, tenant): TenantState | null => {
    if (!isRecord(tenant)) return null;
    const settings = mapFromJson(tenant.settings, (resource, stored) =>
      settingsFrom(codec, stored, settingsPlace(id, resource)),
    );
    const collections = mapFromJson(tenant.items, (name, items) =>
      mapFromJson(items, (item, stored) => settingsFrom(codec, stored, itemPlace(id, name, item))),
    );
    const made = mapFromJson(tenant.made ?? {}, (_, one) => madeFrom(one));
    if (settings === null || made === null || collections === null) return null;
    return { settings, made, collections };
  });
  if (tenants === null || typeof created !== 'number' || !Number.isSafeInteger(created))
    return { kind: 'damaged' };
  return { kind: 'state', state: { created, tenants } };
}

/** Whether nothing of it but its spelling has changed since it was written. */
function authenticityOf(
  { version: written, code, created, tenants }: Record<string, unknown>,
  keyring: Keyring,
): 'authentic' | 'damaged' | 'locked' {
  if (written !== version || typeof code !== 'string') return 'damaged';
  if (keyring.isAuthentic(JSON.stringify({ created, tenants }), code)) return 'authentic';
  return keyring.ids.some(id => code.startsWith(`v1.${id}.`)) ? 'damaged' : 'locked';
}

function settingsFrom(codec: SettingsCodec, json: unknown, place: Place): Settings | null {
  const stored = codec.fromJson(json, place);
  return isSettings(stored) ? stored : null;
}

/** What a server adds to a resource is shown, and so holds no secret. */
function madeFrom(json: unknown): Made | null {
  const { others, key } = membersIn(json);
  return isRecord(others) && isRecord(key) ? { others, key } : null;
}

/** What a sealed secret belongs to: it opens for no other tenant, resource or item. */
function settingsPlace(tenant: string, resource: string): Place {
  return [tenant, 'settings', resource];
}

function itemPlace(tenant: string, collection: string, item: string): Place {
  return [tenant, 'item', collection, item];
}

function mapToJson<Value>(
  values: ReadonlyMap<string, Value>,
  toJson: (name: string, value: Value) => unknown,
): Record<string, unknown> {
  return Object.fromEntries([...values].map(([name, value]) => [name, toJson(name, value)]));
}

/** Null as soon as one value is not what it should be. */
function mapFromJson<Value>(
  json: unknown,
  fromJson: (name: string, value: unknown) => Value | null,
): ReadonlyMap<string, Value> | null {
  if (!isRecord(json)) return null;
  const values = new Map<string, Value>();
  for (const [name, member] of Object.entries(json)) {
    const value = fromJson(name, member);
    if (value === null) return null;
    values.set(name, value);
  }
  return values;
}
