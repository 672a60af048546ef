/** A 400 with the place at fault, a JSON pointer as a URI fragment. */
export class Refusal extends Error {
  readonly pointer: string;
  /** What stood there, for faulty answers that repeat it. */
  readonly rejected: unknown;

  constructor(pointer: string, message: string, rejected?: unknown) {
    super(message);
    this.pointer = pointer;
    this.rejected = rejected;
  }
}
