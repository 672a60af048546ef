/**
 * What was about to be shown is not what the document promises, for example because the document
 * has become stricter than what was stored under it. The client gets a 500: a wrong shape may also
 * be a secret in the wrong place.
 */
export class BrokenAnswer extends Error {
  override readonly name = 'BrokenAnswer';
  readonly code = 'answer-breaks-contract';

  constructor() {
    super('the answer does not follow the response schema of the document');
  }
}
