/** The store does not answer, whatever the reason is: it may do so later, and requests go elsewhere. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
  readonly code = 'not-ready';

  constructor(cause: unknown) {
    super('the store does not answer', { cause });
  }
}
