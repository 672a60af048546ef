import type { Auth, Hook, Settings, Tenant, WebhooksPatch } from './server/model.ts';
import { hookPatch } from './server/update.ts';

/** Ways of getting settings wrong that several faults share. */

export const unsetHook: Hook = { status: false, url: null };

export function withHooks(
  settings: Settings,
  change: (hook: Hook, name: string) => Hook | undefined,
): Settings {
  const hooks = Object.entries(settings.hooks).map(([name, hook]) => [
    name,
    change(hook, name) ?? hook,
  ]);
  return { ...settings, hooks: Object.fromEntries(hooks) };
}

/** The hooks of the settings that a patch leaves out. */
export function withOmitted(
  settings: Settings,
  patch: WebhooksPatch,
  change: (hook: Hook, name: string) => Hook | undefined,
): Settings {
  return withHooks(settings, (hook, name) =>
    hookPatch(patch, name) === undefined ? change(hook, name) : hook,
  );
}

export function sendsNoHook(patch: WebhooksPatch): boolean {
  return Object.keys(patch).every(name => name === 'auth');
}

/** Credentials whose secret has become another text, everything else looking as before. */
export function withSecret(auth: Auth, change: (secret: string) => string): Auth {
  if (auth.type === 'basic') return { ...auth, password: change(auth.password) };
  return auth.type === 'apikey' ? { ...auth, apikey: change(auth.apikey) } : auth;
}

export function secretOf(auth: Auth): string | null {
  if (auth.type === 'basic') return auth.password;
  return auth.type === 'apikey' ? auth.apikey : null;
}

/** Whether these are the tenant's settings rather than an item's. */
export function areSettings(settings: Settings, { settings: all }: Tenant): boolean {
  return settings === all.assessments || settings === all.aiInterviews;
}

/** One value for each tenant, endpoint or whatever else is remembered between requests. */
export function memory<Key extends object, Value>(initial: () => Value): (key: Key) => Value {
  const kept = new WeakMap<Key, Value>();
  return key => {
    const value = kept.get(key) ?? initial();
    kept.set(key, value);
    return value;
  };
}
