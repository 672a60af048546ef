import type {
  Auth,
  AuthPatch,
  Endpoint,
  Hook,
  HookPatch,
  Settings,
  Tenant,
  UpdateBody,
  WebhooksPatch,
} from './model.ts';
import { Refusal } from './refusal.ts';

/** The steps of an update, each replaceable by a faulty one. A step that refuses throws a Refusal. */
export interface UpdateSteps {
  hookAfter(hook: Hook, patch: HookPatch, at: Context & { name: string }): Hook;
  authAfter(auth: Auth, patch: AuthPatch, at: Context): Auth;
  /** Whether the auth of this request counts. */
  authCounts(body: UpdateBody, at: Context): boolean;
  settingsAfter(
    settings: Settings,
    patch: WebhooksPatch,
    at: Context & { authCounts: boolean },
  ): Settings;
  /** The keys that go to every item, `auth` or hooks by name. */
  cascadedKeys(body: UpdateBody, at: Context & { authCounts: boolean }): readonly string[];
  cascade(keys: readonly string[], settings: Settings, at: Context): void;
  /** The whole of it: changes the tenant. A faulty one may wait between reading and writing. */
  update(body: UpdateBody, at: Context): void | Promise<void>;
  newItem(at: Context): Settings;
}

/** Where a step is taken. `steps` are the server's own, faults included. */
export interface Context {
  readonly tenant: Tenant;
  /** Every tenant by its key; only a faulty step looks at more than its own. */
  readonly tenants: ReadonlyMap<string, Tenant>;
  readonly endpoint: Endpoint;
  readonly steps: UpdateSteps;
}

export const updateSteps: UpdateSteps = {
  hookAfter: (hook, patch, { name }) => {
    const after = {
      status: patch.status ?? hook.status,
      url: patch.url === undefined ? hook.url : patch.url,
    };
    if (after.status && after.url === null)
      throw new Refusal(`#/webhooks/${name}/url`, 'an enabled hook needs a url');
    return after;
  },

  authAfter: (auth, { type, basic, apikey }) => {
    if (type === null) return { type };
    if (type === 'basic') {
      const kept = auth.type === 'basic' ? auth : null;
      return {
        type,
        username: stored(basic?.username ?? kept?.username, 'basic/username'),
        password: stored(basic?.password ?? kept?.password, 'basic/password'),
      };
    }
    const kept = auth.type === 'apikey' ? auth : null;
    return {
      type,
      header: stored(apikey?.header ?? kept?.header, 'apikey/header'),
      apikey: stored(apikey?.apikey ?? kept?.apikey, 'apikey/apikey'),
    };
  },

  authCounts: (body, { endpoint }) => !endpoint.guarded || body.updateAuth === true,

  settingsAfter: (settings, patch, at) => {
    const hooks = Object.entries(settings.hooks).map(([name, hook]) => {
      const sent = hookPatch(patch, name);
      return [name, sent === undefined ? hook : at.steps.hookAfter(hook, sent, { ...at, name })];
    });
    const auth =
      patch.auth !== undefined && at.authCounts
        ? at.steps.authAfter(settings.auth, patch.auth, at)
        : settings.auth;
    return { hooks: Object.fromEntries(hooks), auth };
  },

  cascadedKeys: (body, { endpoint, authCounts }) => {
    if (body.updateAll !== true) return [];
    const hooks = endpoint.hooks.filter(name => name in body.webhooks);
    const auth = authCounts && (body.webhooks.auth !== undefined || endpoint.guarded);
    return auth ? [...hooks, 'auth'] : hooks;
  },

  cascade: (keys, settings, { tenant, endpoint }) => {
    const items = tenant.items[endpoint.collection];
    for (const [id, item] of items) items.set(id, withKeys(item, keys, settings));
  },

  update: (body, at) => {
    const { tenant, endpoint, steps } = at;
    const authCounts = steps.authCounts(body, at);
    const settings = steps.settingsAfter(tenant.settings[endpoint.collection], body.webhooks, {
      ...at,
      authCounts,
    });
    tenant.settings[endpoint.collection] = settings;
    steps.cascade(steps.cascadedKeys(body, { ...at, authCounts }), settings, at);
  },

  newItem: ({ tenant, endpoint }) => structuredClone(tenant.settings[endpoint.collection]),
};

/**
 * An item with some keys taken over from the settings, copied, since a fault may write into it.
 * structuredClone takes several times as long, which counts where a cascade reaches thousands.
 */
export function withKeys(item: Settings, keys: readonly string[], settings: Settings): Settings {
  const hooks = Object.entries(item.hooks).map(([name, hook]) => [
    name,
    { ...(keys.includes(name) ? (settings.hooks[name] ?? hook) : hook) },
  ]);
  const auth = keys.includes('auth') ? settings.auth : item.auth;
  return { hooks: Object.fromEntries(hooks), auth: { ...auth } };
}

export function hookPatch(patch: WebhooksPatch, name: string): HookPatch | undefined {
  const sent = patch[name];
  return sent === undefined || 'type' in sent ? undefined : sent;
}

/** What a credential ends up with; null and omitted keep, and nothing may be left unset. */
export function stored(value: string | null | undefined, place: string): string {
  if (value === undefined || value === null)
    throw new Refusal(`#/webhooks/auth/${place}`, 'is required: none is stored');
  return value;
}
