import { type Finding, firstBroken } from '../../runner/first-broken.ts';
import type { Server } from '../../runner/tool.ts';
import type { AskedRules } from '../passes.ts';
import { answers, type Mutant, mutants } from './mutants.ts';
import { type Addressed, startMutatingProxy } from './mutating-proxy.ts';

/** What is asked of `verify`. */
export interface MutantOptions {
  readonly seed: number;
  /** Cases per rule and operation. */
  readonly runs: number;
  readonly rules: AskedRules;
}

/** What became of the answers with these changes made to them. */
export interface MutantResult {
  readonly mutants: readonly string[];
  /** How many answers were changed; those that none fits were not. */
  readonly changed: number;
  readonly finding: Finding;
  readonly durationMs: number;
}

/** Makes some changes to every answer of a server that they fit, and holds it to the contract. */
export async function runMutants(
  ids: readonly string[],
  upstream: Server,
  { seed, runs, rules }: MutantOptions,
): Promise<MutantResult> {
  const started = performance.now();
  const wanted = mutants.filter(({ id }) => ids.includes(id));
  let changed = 0;
  await using server = await startMutated(upstream, wanted, () => {
    changed += 1;
  });
  const only = [...new Set(wanted.flatMap(likelyRules))];
  const finding = await firstBroken(server, {
    seed,
    runs,
    ...(rules === 'most-telling' && { only }),
  });
  return { mutants: ids, changed, finding, durationMs: Math.round(performance.now() - started) };
}

/** The rules that such answers are looked at for: asked first, they spare most mutants the rest. */
function likelyRules({ operation, status }: Mutant): readonly string[] {
  if (status >= 400) return ['errors-are-problems'];
  const masks = ['password-is-masked', 'apikey-value-is-masked'];
  if (/Item$/.test(operation))
    return [...masks, 'new-items-start-from-settings', 'update-all-copies-sent-keys'];
  return [
    'response-has-documented-shape',
    ...masks,
    'included-hook-is-updated',
    'included-auth-is-updated',
  ];
}

/** A server behind a proxy that makes the changes, one after the other. */
export function startMutated(
  upstream: Server,
  wanted: readonly Mutant[],
  onChange: () => void,
): Promise<Server & AsyncDisposable> {
  const byAnswer = Map.groupBy(wanted, ({ operation, status }) => `${operation} ${status}`);
  return startMutatingProxy(upstream, addresses(upstream), (operation, answer) => {
    let mutated = answer;
    for (const { apply } of byAnswer.get(`${operation} ${answer.status}`) ?? []) {
      const next = apply(mutated);
      if (next === null) continue;
      onChange();
      mutated = next;
    }
    return mutated;
  });
}

/** An address below that of an update is answered for it: it is where the verifier asks for what is not there. */
function addresses({ adminUrl = '', url }: Server): readonly Addressed[] {
  const admin = adminUrl.slice(url.length);
  return answers.map(({ operation, method, path }) => {
    const isHook = /Item$/.test(operation);
    const template = (isHook ? admin : '') + path;
    const pattern = new RegExp(
      `^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}${isHook ? '' : '(/.*)?'}$`,
    );
    return { operation, method, isAt: address => pattern.test(address) };
  });
}
