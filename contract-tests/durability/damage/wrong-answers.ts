import { isDeepStrictEqual } from 'node:util';
import type { Seen } from './filled-store.ts';

/** Answers that are neither the right one nor a failure of the server, by their question. */
export function wrongAnswers(
  right: ReadonlyMap<string, Seen>,
  seen: ReadonlyMap<string, Seen>,
): readonly string[] {
  return [...seen].flatMap(([question, answer]) => {
    const expected = right.get(question);
    if (isDeepStrictEqual(answer, expected)) return [];
    // A key that is not found lets nobody in.
    const isRefused = answer.status >= 500 || (answer.status === 401 && expected?.status === 200);
    return isRefused && answer.arrived.length === 0
      ? []
      : [`${question}: ${JSON.stringify(answer)} instead of ${JSON.stringify(expected)}`];
  });
}
