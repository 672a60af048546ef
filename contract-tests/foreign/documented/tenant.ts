import type { Stored } from './settings.ts';

export const hooksAt: Readonly<Record<string, readonly string[]>> = {
  '/webhooks': ['start', 'submission', 'updates'],
  '/ai-interviews/settings/webhooks': ['start', 'submission'],
};

export interface Tenant {
  /** By address. */
  readonly settings: Map<string, Stored>;
  /** By address, then by id. */
  readonly items: Map<string, Map<string, Stored>>;
}

export function newTenant(): Tenant {
  const items = Object.keys(hooksAt).map(url => [url, new Map<string, Stored>()] as const);
  return { settings: new Map(), items: new Map(items) };
}
