import type { Contract } from '../src/contract/contract.ts';
import { MissingPackageError } from '../src/contract/missing-package.ts';
import { operationsOf } from '../src/contract/operation-place.ts';
import { type StatefulOperation, statefulOperations } from '../src/contract/stateful-operation.ts';
import { createProblem } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { loadOnce } from './load-once.ts';
import { nearestRoutes } from './nearest-routes.ts';
import type { Prism, Route } from './prism.ts';
import { type WrittenAnswers, writtenAnswers } from './written-answers.ts';

/** An update whose answers stand in the document. */
interface KnownUpdate {
  readonly stateful: Extract<StatefulOperation, { readonly kind: 'update' }>;
  readonly answers: WrittenAnswers;
}

/**
 * Prism, loaded by the first request that needs it: it takes longer to load than a unit test to run, and it may
 * not be installed. What the document has written down is answered without.
 */
export function prismWhenNeeded(contract: Contract, load: () => Promise<Prism>): Prism {
  const whole = loadOnce(() =>
    load().catch((error: unknown) => {
      // Node remembers that a package was missing, so it takes a new start.
      throw error instanceof MissingPackageError ? packageMissing(error) : error;
    }),
  );

  const known = statefulOperations(contract).flatMap((stateful): KnownUpdate[] => {
    if (stateful.kind !== 'update') return [];
    const answers = writtenAnswers(contract, stateful.operation);
    return answers === null ? [] : [{ stateful, answers }];
  });
  const routes = new Map(known.map(update => [nameOf(update), routeOf(update, whole)]));
  // Where no operation is left to Prism, it knows no more of any address.
  const elsewhere =
    operationsOf(contract.document).length === routes.size ? routesElsewhere(known) : null;
  return {
    async route(method, path) {
      const name = plain(path);
      return (
        routes.get(`${method} ${name}`) ??
        elsewhere?.(method, name) ??
        (await whole()).route(method, path)
      );
    },
  };
}

/** RFC 3986 section 6.2.2.2: a letter may be written as its code. */
function plain(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function nameOf({ stateful: { operation } }: KnownUpdate): string {
  return `${operation.method.toUpperCase()} ${operation.path}`;
}

function routeOf({ stateful, answers }: KnownUpdate, whole: () => Promise<Prism>): Route {
  const { method, path } = stateful.operation;
  return {
    kind: 'operation',
    stateful,
    async answer(request) {
      const written = answers(request);
      if (written !== null) return written;
      const found = await (await whole()).route(method.toUpperCase(), path);
      if (found.kind !== 'operation') throw new Error(`Prism has no ${method} ${path}`);
      return found.answer(request);
    },
  };
}

/** What there is for an address and a method that are no operation. */
function routesElsewhere(known: readonly KnownUpdate[]): Prism['route'] {
  const updates = known.map(({ stateful }) => stateful.operation);
  return (method, path) => {
    const there = updates.filter(update => update.path === path);
    if (there.length === 0)
      return { kind: 'unknown-path', nearest: nearestRoutes(updates, { method, path }) };
    const allow = there.map(update => update.method.toUpperCase());
    return { kind: 'other-method', allow, updates: there };
  };
}

/** RFC 9110 section 15.6.2: what the server lacks to do what it is asked. */
function packageMissing({ message }: MissingPackageError): ProblemResponse {
  const detail = `${message}, and start the mock again`;
  return new ProblemResponse(createProblem('package-missing', { detail }));
}
