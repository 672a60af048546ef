import { EndedEarly } from '../../src/verify/ended-early.ts';
import type { Report } from '../../src/verify/report/report.ts';
import type { Server } from './tool.ts';
import { brokenRules, type Question, verifyServer } from './verify-server.ts';

/** What becomes of a server in a run that ends at the first rule it breaks. */
export type Finding =
  | { readonly kind: 'broken'; readonly rule: string; readonly observation: string }
  /** It, or one of its operations, refused every update. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** No answer came, or none in time. */
  | { readonly kind: 'hung' }
  /** Nothing is broken, and these rules did not come into sight. */
  | { readonly kind: 'unobservable'; readonly rules: readonly string[] }
  | { readonly kind: 'held' };

/** Asks until the first rule is broken. */
export async function firstBroken(
  server: Server,
  question: Question,
  deadline: AbortSignal = new AbortController().signal,
): Promise<Finding> {
  const found = new AbortController();
  try {
    const report = await verifyServer(server, {
      ...question,
      // Which requests are the fewest is not asked.
      shrinkMs: 0,
      end: AbortSignal.any([found.signal, deadline]),
      onProgress: ({ broken }) => {
        if (broken > 0) found.abort('the first broken rule');
      },
    });
    return findingOf(report);
  } catch (error) {
    if (error instanceof EndedEarly && error.report.summary.broken > 0)
      return findingOf(error.report);
    if (deadline.aborted) return { kind: 'hung' };
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
  }
}

function findingOf(report: Report): Finding {
  const [broken] = brokenRules(report);
  if (broken !== undefined)
    return { kind: 'broken', rule: broken.id, observation: broken.counterexample.observation };
  const refused = report.refused?.find(({ always }) => always);
  if (refused !== undefined) return { kind: 'refused', reason: refused.reason };
  const unseen = report.rules.filter(({ verdict }) => verdict === 'unobservable');
  if (unseen.length === 0) return { kind: 'held' };
  return { kind: 'unobservable', rules: [...new Set(unseen.map(({ id }) => id))] };
}
