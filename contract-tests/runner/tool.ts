/** A server under test. Only tools that know of test hooks and of a second tenant use those. */
export interface Server {
  /** Without a trailing slash. */
  readonly url: string;
  /** Base of the test hooks. */
  readonly adminUrl?: string;
  readonly apiKey: string;
  readonly secondApiKey?: string;
}

/** Something that tools are held against, started anew for each run. */
export interface Subject {
  readonly name: string;
  start(): Promise<Server & AsyncDisposable>;
}

/** What a tool has against a server; the same thing found again has the same name. */
export type Findings = ReadonlySet<string>;

/** Something that a team holds its server to the document with. */
export interface Tool {
  readonly id: string;
  /** The row of the table. */
  readonly label: string;
  /** Its requests differ from run to run, so a finding counts only when it comes again. */
  readonly isRandom?: true;
  judge(server: Server): Promise<Findings>;
}

/** What tools need of the machine. */
export interface Workplace {
  /** An empty folder for whatever they write. */
  readonly folder: string;
  /** The environment of the processes they start. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends them all. */
  readonly stop: AbortSignal;
}
