export type ContractErrorCode =
  | 'document-unreadable'
  | 'document-invalid'
  | 'not-openapi'
  | 'annotation-missing'
  | 'annotation-invalid'
  | 'annotation-dangling'
  | 'overlay-unreadable'
  | 'overlay-invalid'
  /** An action of an overlay that would change nothing. */
  | 'overlay-target-missing';

/** A document that no contract can be read from; the message names the place and the remedy in one sentence. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly code: ContractErrorCode;
  /** A file, or a place inside the document. */
  readonly place: string;

  constructor(code: ContractErrorCode, place: string, remedy: string) {
    super(`${place}: ${remedy}`);
    this.code = code;
    this.place = place;
  }
}
