/**
 * The state of a plain server that keeps the contract, written by hand for the platform's two
 * endpoints and apart from the project's own settings code. Faults are planted into it.
 */
export interface Hook {
  status: boolean;
  url: string | null;
}

export type Auth =
  | { type: null }
  | { type: 'basic'; username: string; password: string }
  | { type: 'apikey'; header: string; apikey: string };

export interface Settings {
  hooks: Record<string, Hook>;
  auth: Auth;
}

export type Collection = 'assessments' | 'aiInterviews';

export interface Tenant {
  readonly name: string;
  readonly settings: Record<Collection, Settings>;
  readonly items: Record<Collection, Map<string, Settings>>;
}

export interface Endpoint {
  readonly path: string;
  readonly collection: Collection;
  readonly hooks: readonly string[];
  /** `auth` counts only with `updateAuth`. */
  readonly guarded: boolean;
}

export const endpoints: readonly Endpoint[] = [
  {
    path: '/webhooks',
    collection: 'assessments',
    hooks: ['start', 'submission', 'updates'],
    guarded: true,
  },
  {
    path: '/ai-interviews/settings/webhooks',
    collection: 'aiInterviews',
    hooks: ['start', 'submission'],
    guarded: false,
  },
];

export function newTenant(name: string): Tenant {
  return {
    name,
    settings: {
      assessments: newSettings('assessments'),
      aiInterviews: newSettings('aiInterviews'),
    },
    items: { assessments: new Map(), aiInterviews: new Map() },
  };
}

function newSettings(collection: Collection): Settings {
  const hooks = endpoints.find(endpoint => endpoint.collection === collection)?.hooks ?? [];
  return {
    hooks: Object.fromEntries(hooks.map(hook => [hook, { status: false, url: null }])),
    auth: { type: null },
  };
}

/** A valid request body. */
export interface UpdateBody {
  readonly webhooks: WebhooksPatch;
  readonly updateAll?: boolean;
  readonly updateAuth?: boolean;
}

export interface WebhooksPatch {
  readonly [hook: string]: HookPatch | AuthPatch | undefined;
  readonly auth?: AuthPatch;
}

export interface HookPatch {
  readonly status?: boolean;
  readonly url?: string | null;
}

export interface AuthPatch {
  readonly type: 'basic' | 'apikey' | null;
  readonly basic?: { readonly username?: string | null; readonly password?: string | null } | null;
  readonly apikey?: { readonly header?: string | null; readonly apikey?: string | null } | null;
}
