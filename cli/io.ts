/** What a command may touch of the outside: tests run commands in-process with their own. */
export interface Io {
  /** Results only. */
  readonly stdout: Output;
  /** Everything that is not the result. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What was typed to start, in front of a command's name: what is printed to be typed begins with it. */
  readonly command: string;
  /**
   * Aborts when the process is asked to stop, with the name of the signal as its reason, and when
   * something failed where nobody could catch it, with the error.
   */
  readonly stop: AbortSignal;
}

export interface Output {
  /** With `lostLine`, lines that could not be written are told of in front of the first that can. */
  readonly write: (text: string, lostLine?: (lines: number) => string) => void;
  /** Whether a person is looking: colours and progress depend on it. */
  readonly isTerminal: boolean;
}
