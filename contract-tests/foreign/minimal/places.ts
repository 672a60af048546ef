import type { Config } from './config.ts';

/** An address of the server: which hooks it has, and whose items it pushes to. */
export interface Place {
  readonly path: string;
  readonly items: string;
  readonly hooks: readonly string[];
  readonly flags: readonly string[];
}

export const places: readonly Place[] = [
  {
    path: '/webhooks',
    items: 'assessments',
    hooks: ['start', 'submission', 'updates'],
    flags: ['updateAll', 'updateAuth'],
  },
  {
    path: '/ai-interviews/settings/webhooks',
    items: 'aiInterviews',
    hooks: ['start', 'submission'],
    flags: ['updateAll'],
  },
];

export type ItemId = string | number;

/** What one key stands for. */
export interface Account {
  readonly settings: Map<Place, Config>;
  /** By id: `7` and `"7"` are two. */
  readonly items: Map<Place, Map<ItemId, Config>>;
}

export function newAccount(): Account {
  return { settings: new Map(), items: new Map(places.map(place => [place, new Map()])) };
}
