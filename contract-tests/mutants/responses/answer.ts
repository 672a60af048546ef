/** What a server answers, as far as a mutant may change it. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. Those that frame the message are not among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed body where it is JSON, else undefined. */
  readonly json: unknown;
  readonly text: string;
}
