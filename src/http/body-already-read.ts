/**
 * Something in front has read the body, or has set an encoding for whoever reads it. What it made of the bytes cannot be checked any more: a
 * parser that replaces what is no UTF-8 would store another password than the one that was sent.
 */
export class BodyAlreadyRead extends Error {
  override readonly name = 'BodyAlreadyRead';
  readonly code = 'body-already-read';

  constructor() {
    super(
      'the body was read, or given an encoding, before the router saw it; mount the router before any body parser',
    );
  }
}
