import type { Settings } from '../settings/settings.ts';
import { type BroadcastRow, digestOfSettings, requireSettings, toSent } from './authentic-rows.ts';
import { type Head, lastSequence, withBroadcasts, withDigest } from './head.ts';
import type { SealedValues } from './sealed-values.ts';
import type { Resource } from './store.ts';

export type SettingsRows = ReturnType<typeof createSettingsRows>;

/** Between the settings of a tenant and their rows, sealed and authenticated. */
export function createSettingsRows(sealed: SealedValues) {
  return {
    /** The settings in a document, null for none. */
    open(tenant: string, target: Resource, head: Head, document: string | null): Settings {
      const stored = requireSettings(tenant, head, target.resource, document);
      return sealed.openSettings(tenant, target, stored);
    },

    save(
      tenant: string,
      resource: string,
      head: Head,
      settings: Settings,
    ): { readonly document: string; readonly head: Head } {
      const document = sealed.sealSettings(tenant, resource, settings);
      return { document, head: withDigest(head, resource, digestOfSettings(document)) };
    },

    /** One row for each key, before the own values of every item. */
    broadcast(
      tenant: string,
      collection: string,
      head: Head,
      values: Settings,
    ): { readonly sent: readonly BroadcastRow[]; readonly head: Head } {
      const sequence = lastSequence(head, collection) + 1;
      const sent = sealed
        .sealBroadcasts(tenant, collection, values)
        .map(row => ({ ...row, sequence }));
      return { sent, head: withBroadcasts(head, collection, sent.map(toSent)) };
    },
  };
}
