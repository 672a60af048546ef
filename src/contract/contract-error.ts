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
  /** A file, or a place inside the document: a JSON Pointer, empty for the document itself. */
  readonly place: string;
  readonly remedy: string;

  constructor(code: ContractErrorCode, place: string, remedy: string) {
    const shown = withoutCredentials(place);
    super(`${shown}: ${remedy}`);
    this.code = code;
    this.place = shown;
    this.remedy = remedy;
  }

  /** The same of a document that has a name, which a place inside it does not tell. */
  in(document: string): ContractError {
    return new ContractError(this.code, `${document}#${this.place}`, this.remedy);
  }
}

/** Of a URL in which somebody put some: it is shown in terminals and logs. */
function withoutCredentials(place: string): string {
  return place.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}
