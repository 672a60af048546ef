import type { GroupShape } from '../contract/shape.ts';
import type { SettingsCodec } from '../secrets/settings-codec.ts';
import type { UpdateOutcome } from '../settings/apply-update.ts';
import { initial, isSettings, type Settings, type Stored } from '../settings/settings.ts';
import { broadcastPlace, itemPlace, settingsPlace } from './sealing-places.ts';

/** A key of the settings and its value as it is stored. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/** A value in force for an item, and the table it comes from. */
export interface EffectiveValue extends KeyValue {
  readonly source: 'item' | 'broadcast';
}

export type SealedValues = ReturnType<typeof createSealedValues>;

/** The keys that an update puts before every item, as they now stand in the settings. */
export function cascaded({
  settings,
  cascade,
}: Extract<UpdateOutcome, { kind: 'updated' }>): Settings {
  return Object.fromEntries(cascade.map(key => [key, settings[key] ?? null]));
}

/** Between settings and the texts of the database, each secret sealed for the place where it stands. */
export function createSealedValues(codec: SettingsCodec) {
  return {
    sealSettings: (tenant: string, resource: string, settings: Settings): string =>
      codec.encode(settings, settingsPlace(tenant, resource)),

    openSettings(
      tenant: string,
      { resource, shape }: { readonly resource: string; readonly shape: GroupShape },
      document: string | null,
    ): Settings {
      const stored =
        document === null ? {} : codec.decode(document, settingsPlace(tenant, resource));
      return complete(shape, new Map(Object.entries(isSettings(stored) ? stored : {})));
    },

    sealBroadcasts: (tenant: string, collection: string, sent: Settings): KeyValue[] =>
      Object.entries(sent).map(([key, stored]) => ({
        key,
        value: codec.encode(stored, broadcastPlace(tenant, collection, key)),
      })),

    sealItem: (tenant: string, collection: string, item: string, settings: Settings): KeyValue[] =>
      Object.entries(settings).map(([key, stored]) => ({
        key,
        value: codec.encode(stored, itemPlace(tenant, collection, item, key)),
      })),

    openItem(
      tenant: string,
      { name, shape }: { readonly name: string; readonly shape: GroupShape },
      item: string,
      values: readonly EffectiveValue[],
    ): Settings {
      const opened = values.map(({ key, value, source }) => {
        const place =
          source === 'item'
            ? itemPlace(tenant, name, item, key)
            : broadcastPlace(tenant, name, key);
        return [key, codec.decode(value, place)] as const;
      });
      return complete(shape, new Map(opened));
    },
  };
}

/**
 * Settings with every key of the shape. What was stored under an earlier version of the document
 * lacks its newer keys, which start unset, and may have keys that it no longer knows.
 */
export function complete(shape: GroupShape, stored: ReadonlyMap<string, Stored>): Settings {
  return Object.fromEntries(
    Object.entries(shape.members).map(([key, member]) => {
      const value = stored.get(key);
      return [key, value === undefined ? initial(member) : value];
    }),
  );
}
