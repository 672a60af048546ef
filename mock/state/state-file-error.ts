/** A state file that cannot be used, or kept up to date; one sentence with the file and the remedy. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';

  constructor(file: string, remedy: string, options?: ErrorOptions) {
    super(`${file}: ${remedy}`, options);
  }
}
