import type { IncomingHttpHeaders } from 'node:http';

export type Members = Readonly<Record<string, unknown>>;

/** What is stored, by id. */
export interface Store {
  readonly settings: Map<string, Members>;
  readonly owners: Map<string, string>;
  nextId: number;
}

/** What a server of resources does, step by step, so that a wrong one replaces some of them. */
export interface Steps {
  /** Whose request it is; null where nobody's. */
  tenantOf(headers: IncomingHttpHeaders, keys: readonly string[]): string | null;
  created(sent: Members): Members;
  updated(before: Members, sent: Members): Members;
  store(store: Store, id: string, after: Members, sent: Members): void;
  /** Whether a body is refused that is valid. */
  refuses(sent: Members): boolean;
  /** Whether a body is taken that is not. */
  passes(sent: Members): boolean;
  /** What a refusal says. */
  refusal(message: string, text: string): string;
  /** What is left of a refused update. */
  afterRefusal(before: Members, sent: Members): Members;
  /** What is shown in the answer to an update. */
  stored(store: Store, id: string): Members;
  /** What a read shows. */
  read(store: Store, id: string): Members;
  view(stored: Members): Members;
  isThere(id: string, tenant: string, store: Store): boolean;
  /** Whether an update of what is not there is refused. */
  isMissing(id: string, store: Store): boolean;
  remove(id: string, store: Store): void;
  /** The id, where a list has it. */
  listed(id: string, store: Store): string | null;
  refusesStale(sent: Members): boolean;
  /** What is left of an update that came too late. */
  afterStale(before: Members, sent: Members): Members;
}

export const conforming: Steps = {
  tenantOf: (headers, keys) => keys.find(key => key === headers['x-api-key']) ?? null,
  created: sent => sent,
  updated: (before, sent) => ({ ...before, ...sent }),
  store: ({ settings }, id, after) => {
    settings.set(id, after);
  },
  refuses: () => false,
  passes: () => false,
  refusal: message => message,
  afterRefusal: before => before,
  stored: ({ settings }, id) => settings.get(id) ?? {},
  read: ({ settings }, id) => settings.get(id) ?? {},
  view: stored => stored,
  isThere: (id, tenant, { owners }) => owners.get(id) === tenant,
  isMissing: () => true,
  remove: (id, { owners, settings }) => {
    owners.delete(id);
    settings.delete(id);
  },
  listed: id => id,
  refusesStale: () => true,
  afterStale: before => before,
};
