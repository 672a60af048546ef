/** A server on a socket of its own, with test hooks and two tenants. */
export interface RunningServer extends AsyncDisposable {
  /** Without a trailing slash. */
  readonly url: string;
  /** Base of the test hooks. */
  readonly adminUrl: string;
  readonly apiKey: string;
  readonly secondApiKey: string;
}

/** Something that claims to keep the contract, and what suites call it. */
export interface Implementation {
  readonly name: string;
  start(): Promise<RunningServer>;
}

export interface Keys {
  readonly apiKey: string;
  readonly secondApiKey: string;
}

/** Those of the servers that run in this process. */
export const tenantKeys: Keys = { apiKey: 'key-of-acme', secondApiKey: 'key-of-globex' };

/** The same with the tenants that they name. */
export const tenantNames = [
  { name: 'acme', key: tenantKeys.apiKey },
  { name: 'globex', key: tenantKeys.secondApiKey },
];

export function runningServer(
  url: string,
  { apiKey, secondApiKey }: Keys,
  stop: () => Promise<void>,
): RunningServer {
  return {
    url,
    adminUrl: `${url}/__admin`,
    apiKey,
    secondApiKey,
    [Symbol.asyncDispose]: stop,
  };
}
