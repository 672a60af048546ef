/** A request body as data, in the manner of JSONTestSuite, and what a server must make of it. */
export interface Body {
  /** Begins like the files of JSONTestSuite: `n_` must be refused, `y_` accepted, `i_` is for us to say. */
  readonly name: string;
  /** A text goes over the wire in UTF-8. */
  readonly body: string | Uint8Array;
  /** The status of the answer. */
  readonly expected: 200 | 400 | 413 | 415;
  /** `application/json` unless given; null for none. */
  readonly contentType?: string | null;
}

/** Bodies by their names, each expected to be answered in the same way. */
export function bodies(
  expected: Body['expected'],
  named: Readonly<Record<string, string | Uint8Array>>,
): Body[] {
  return Object.entries(named).map(([name, body]) => ({ name, body, expected }));
}

/** Bytes that are no UTF-8, or that are not to be taken for it: one character is one byte. */
export function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
