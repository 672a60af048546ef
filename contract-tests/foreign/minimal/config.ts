/** What one tenant, or one item, has configured. What is not configured is not there. */
export interface Config {
  readonly hooks: ReadonlyMap<string, Hook>;
  readonly login?: Login;
}

export interface Hook {
  readonly on: boolean;
  readonly to?: string;
}

export type Login =
  | { readonly kind: 'basic'; readonly user: string; readonly pass: string }
  | { readonly kind: 'apikey'; readonly name: string; readonly value: string };

/** A change as it was asked for, in this server's words; absent members keep what there is. */
export interface Change {
  readonly hooks: ReadonlyMap<string, { readonly on?: boolean; readonly to?: string | null }>;
  readonly login?: LoginChange;
}

export type LoginChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly user?: string; readonly pass?: string }
  | { readonly kind: 'apikey'; readonly name?: string; readonly value?: string };

/** Why a request is refused, and where in it the reason is. */
export class Unacceptable extends Error {
  readonly at: string;

  constructor(at: string, why: string) {
    super(why);
    this.at = at;
  }
}

export const emptyConfig: Config = { hooks: new Map() };

export function changed(config: Config, change: Change): Config {
  const hooks = new Map(config.hooks);
  for (const [name, wish] of change.hooks) {
    const before = hooks.get(name) ?? { on: false };
    const to = wish.to === undefined ? before.to : (wish.to ?? undefined);
    const on = wish.on ?? before.on;
    if (on && to === undefined)
      throw new Unacceptable(`#/webhooks/${name}/url`, 'Where should the calls go?');
    hooks.set(name, to === undefined ? { on } : { on, to });
  }
  const login = change.login === undefined ? config.login : changedLogin(config, change.login);
  return login === undefined ? { hooks } : { hooks, login };
}

function changedLogin({ login: before }: Config, wish: LoginChange): Login | undefined {
  switch (wish.kind) {
    case 'none':
      return undefined;
    case 'basic': {
      const known = before?.kind === 'basic' ? before : undefined;
      return {
        kind: 'basic',
        user: needed(wish.user ?? known?.user, '#/webhooks/auth/basic/username'),
        pass: needed(wish.pass ?? known?.pass, '#/webhooks/auth/basic/password'),
      };
    }
    case 'apikey': {
      const known = before?.kind === 'apikey' ? before : undefined;
      return {
        kind: 'apikey',
        name: needed(wish.name ?? known?.name, '#/webhooks/auth/apikey/header'),
        value: needed(wish.value ?? known?.value, '#/webhooks/auth/apikey/apikey'),
      };
    }
  }
}

function needed(text: string | undefined, at: string): string {
  if (text === undefined) throw new Unacceptable(at, 'This is needed, and there is none on file.');
  return text;
}

/** An item after the settings were pushed to it: the named parts are theirs, the rest its own. */
export function pushed(item: Config, settings: Config, parts: ReadonlySet<string>): Config {
  const hooks = new Map(item.hooks);
  for (const part of parts) {
    const hook = settings.hooks.get(part);
    if (hook !== undefined) hooks.set(part, hook);
    else hooks.delete(part);
  }
  const { login } = parts.has('auth') ? settings : item;
  return login === undefined ? { hooks } : { hooks, login };
}
