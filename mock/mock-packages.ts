import type { OptionalPackage } from '../src/contract/missing-package.ts';
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

/** All that a mock takes to start, at once and before anything is read. */
export function requireMockPackages(mocked: MockedDocument): void {
  if (whenPrismLoads(mocked) === 'when-needed') return;
  const isRead = typeof mocked.document !== 'object';
  requirePackages(ofAnyOther, [...(isRead ? ['@redocly/openapi-core' as const] : []), prism]);
}

/** What Prism takes, when it loads. */
export function requirePrism(loads: 'at-start' | 'when-needed'): void {
  requirePackages(loads === 'at-start' ? ofAnyOther : 'an answer that no example is written for', [
    prism,
  ]);
}
