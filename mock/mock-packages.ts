import { MissingPackageError, type OptionalPackage } from '../src/contract/missing-package.ts';
import { requirePackages } from '../src/contract/require-packages.ts';

const prism: OptionalPackage = '@stoplight/prism-http';
const ofAnyOther = 'mocking a document of your own';

/** Which document a mock is of. */
export interface MockedDocument {
  readonly document?: string | object | undefined;
  readonly overlays?: readonly string[] | undefined;
}

/** Of the built-in document most is written down; of any other it is told at the start what Prism does not take. */
export function whenPrismLoads({ document, overlays = [] }: MockedDocument) {
  return document === undefined && overlays.length === 0 ? 'when-needed' : 'at-start';
}

/** Reads what a mock is of. What is missing to read it, and what to answer by it then, is told at once. */
export async function readMocked<Read>(
  mocked: MockedDocument,
  read: () => Promise<Read>,
): Promise<Read> {
  if (whenPrismLoads(mocked) === 'when-needed') return read();
  const found = await read().catch((error: unknown) => {
    if (error instanceof MissingPackageError)
      requirePackages(ofAnyOther, [...error.packages, prism]);
    throw error;
  });
  requirePackages(ofAnyOther, [prism]);
  return found;
}

/** What Prism takes, when it loads. */
export function requirePrism(loads: 'at-start' | 'when-needed'): void {
  requirePackages(loads === 'at-start' ? ofAnyOther : 'an answer that no example is written for', [
    prism,
  ]);
}
