import type { Deferred } from '../group-commit.ts';

/** For sessions without work that is deferred. */
export const noneDeferred: Deferred = { settle: () => undefined, forget: () => undefined };
