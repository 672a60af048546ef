/** Nothing was read from a file or an address; the message says why, and the remedy. */
export class NoDocument extends Error {
  override readonly name = 'NoDocument';
}
