export type ContractErrorCode =
  | 'document-unreadable'
  | 'document-invalid'
  /** A document that means what the annotations cannot express. */
  | 'document-unsupported'
  | 'not-openapi'
  | 'annotation-missing'
  /** No request could be made that the document takes. */
  | 'values-missing'
  | 'annotation-invalid'
  | 'annotation-dangling'
  /** An annotation in a place where it would have no effect. */
  | 'annotation-unread'
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
  readonly #others: readonly ContractError[];

  constructor(
    code: ContractErrorCode,
    place: string,
    remedy: string,
    others: readonly ContractError[] = [],
  ) {
    const shown = withoutCredentials(place);
    super(`${shown}: ${remedy}`);
    this.code = code;
    this.place = shown;
    this.remedy = remedy;
    this.#others = others;
  }

  /** This and whatever else was found to be wrong at the same time. */
  get problems(): readonly ContractError[] {
    return [this, ...this.#others];
  }

  /** The same with its places where they are in another form of the document, those that the remedy names included. */
  at(placeOf: (pointer: string) => string): ContractError {
    return new ContractError(
      this.code,
      placeOf(this.place),
      this.remedy.replace(/(?<=^| )\/[^\s;,]+/g, placeOf),
      this.#others.map(other => other.at(placeOf)),
    );
  }

  /** The same of a document that has a name, which a place inside it does not tell. */
  in(document: string): ContractError {
    return new ContractError(
      this.code,
      this.place === '' ? document : `${document}#${this.place}`,
      this.remedy,
      this.#others.map(other => other.in(document)),
    );
  }

  /** Throws one error for all problems, each of them once; does nothing where there are none. */
  static throwAll(found: readonly ContractError[]): void {
    const once = new Map(found.flatMap(error => error.problems).map(one => [one.message, one]));
    const [first, ...others] = once.values();
    if (first !== undefined) throw new ContractError(first.code, first.place, first.remedy, others);
  }
}

/** Reads each of several parts, and only then complains of those that cannot be read, of all at once. */
export function readEach<Part, Result>(
  parts: readonly Part[],
  read: (part: Part) => Result,
): Result[] {
  const problems: ContractError[] = [];
  const results = parts.flatMap(part => {
    try {
      return [read(part)];
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      problems.push(error);
      return [];
    }
  });
  ContractError.throwAll(problems);
  return results;
}

/** Of a URL in which somebody put some: it is shown in terminals and logs. */
function withoutCredentials(place: string): string {
  return place.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}
