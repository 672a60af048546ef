import { defaultContract } from '../../../contract/own-contract.ts';
import { Refutation } from '../../case/refutation.ts';
import { Target, type TargetOptions } from '../../client/target.ts';
import type { Step } from '../../observe/step.ts';
import { causesOf } from '../causes.ts';
import { toCounterexample } from '../counterexample.ts';
import type { BrokenRule, HeldRule, Report, RuleResult, UnobservableRule } from '../report.ts';

export const apiKey = `k3y-<First>&"1'`;
export const secondApiKey = 'second-tenants-key';

/** A target that nothing is sent to. */
export function idleTarget(options: Partial<TargetOptions> = {}): Target {
  const url = new URL('http://localhost:8080/api/');
  return new Target(
    {
      url,
      admin: new URL('/__admin', url),
      authentication: defaultContract().authentication,
      credentials: { apiKey },
      ...options,
    },
    { send: () => Promise.reject(new Error('a report sends nothing')), losses: 0, close: () => {} },
  );
}

interface StepParts {
  readonly phase?: Step['phase'];
  readonly request?: Partial<Step['request']>;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer. */
  readonly text?: string;
  readonly arrivals?: Step['arrivals'];
}

export function step(parts: StepParts = {}): Step {
  const { phase = 'step', status = 200, text = '{"ok":true}', arrivals = [] } = parts;
  return {
    phase,
    request: {
      method: 'POST',
      path: '/webhooks',
      base: 'target',
      key: 'first',
      headers: { apiKey: '$HOLDFAST_API_KEY', 'content-type': 'application/json' },
      body: '{"webhooks":{}}',
      ...parts.request,
    },
    response: {
      status,
      headers: { 'content-type': 'application/json', ...parts.headers },
      text,
      json: parsed(text),
    },
    arrivals,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const rule = {
  id: 'omitted-auth-is-kept',
  level: 'documented',
  statement: 'With `auth` left out, the secret stays.',
  operation: 'POST /webhooks',
  cases: 20,
  durationMs: 1_500,
} as const;

export function held(parts: Partial<HeldRule> = {}): HeldRule {
  return { ...rule, id: 'endpoints-are-separate', verdict: 'held', ...parts };
}

export function unobservable(parts: Partial<UnobservableRule> = {}): UnobservableRule {
  return {
    ...rule,
    id: 'tenants-are-isolated',
    verdict: 'unobservable',
    reason: 'no second key is given (--second-api-key)',
    unseen: [],
    ...parts,
  };
}

interface Evidence {
  readonly message?: string;
  readonly steps?: readonly Step[];
  readonly expected?: unknown;
  readonly actual?: unknown;
}

export function broken(
  { message = 'the view shows the url', steps = [step()], ...sides }: Evidence = {},
  parts: Partial<Omit<BrokenRule, 'counterexample'>> = {},
  target: Target = idleTarget(),
): BrokenRule {
  const { expected, actual } = { expected: { url: 'a' }, actual: { url: null }, ...sides };
  const refutation = new Refutation(null, message, steps, expected, actual);
  return {
    ...rule,
    source: { document: 'webhooks', quote: 'If ``auth`` is not included, it is preserved.' },
    verdict: 'broken',
    clause: null,
    differs: 'settings',
    sent: true,
    repeated: false,
    empty: false,
    onOlderItem: false,
    ...parts,
    counterexample: toCounterexample(refutation, target, { seed: 7, path: '3:0' }),
  };
}

export function report(rules: readonly RuleResult[]): Report {
  const count = (verdict: RuleResult['verdict']) =>
    rules.filter(result => result.verdict === verdict).length;
  return {
    tool: { name: 'holdfast', version: '1.2.3' },
    target: 'http://localhost:8080/api/',
    seed: 7,
    durationMs: 4_200,
    summary: {
      held: count('held'),
      broken: count('broken'),
      unobservable: count('unobservable'),
    },
    causes: causesOf(rules),
    rules,
  };
}
