import { defaultContract } from '../../contract/own-contract.ts';
import { type ListenOptions, listen } from '../../http/listen.ts';
import type { Store } from '../../store/store.ts';
import { openSqlite } from '../../store/testing/stores.ts';
import { type AppOptions, createApp } from '../app.ts';
import { tellUnreadable } from '../observer.ts';
import { tenantKey } from '../tenant-key.ts';

export const contract = defaultContract();

/** The two tenants of every test server. */
export const acme = { apiKey: 'key-of-acme' };
export const globex = { apiKey: 'key-of-globex' };

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is a text or bytes already. */
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: unknown;
}

export interface Running extends AsyncDisposable {
  readonly url: string;
  readonly store: Store;
  call(path: string, call?: Call): Promise<Answer>;
}

/** A server of its own on a real socket, with an in-memory store unless one is given. */
export async function start(
  options: Partial<AppOptions> = {},
  listening: Partial<ListenOptions> = {},
): Promise<Running> {
  const store = options.store ?? openSqlite(':memory:');
  const keys = [tenantKey('acme', acme.apiKey), tenantKey('globex', globex.apiKey)];
  const app = createApp({ contract, keys, ...options, store });
  const { observers = [] } = options;
  const server = await listen(app, {
    host: '127.0.0.1',
    port: 0,
    onUnreadable: refusal => tellUnreadable(observers, refusal),
    ...listening,
  });
  return {
    url: server.url,
    store,
    call: (path, call = {}) => send(new URL(path, server.url), call),
    async [Symbol.asyncDispose]() {
      await server.stop();
      await store.close();
    },
  };
}

/** As a careful client sends it: a POST of JSON in the name of acme, unless the call says otherwise. */
export async function send(url: URL, { method = 'POST', headers, body }: Call): Promise<Answer> {
  const json = { 'Content-Type': 'application/json' };
  const response = await fetch(url, {
    method,
    headers: headers ?? { ...acme, ...(body !== undefined && json) },
    ...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}
