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
