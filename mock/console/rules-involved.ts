import type { SettingsUpdate } from '../../src/contract/contract.ts';
import { isRecord, valueAt } from '../../src/contract/json-pointer.ts';
import type { GroupShape, Shape } from '../../src/contract/shape.ts';
import { branchNamed, subscriptionOf } from '../../src/contract/shapes-below.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { Exchange } from './exchange.ts';

/** What a rule is recognised by. */
interface Facts {
  readonly update: SettingsUpdate;
  readonly body: unknown;
  readonly patch: Readonly<Record<string, unknown>>;
  readonly status: number | 'aborted';
  /** Codes of the problem and of its errors. */
  readonly codes: ReadonlySet<string>;
  readonly applied: { readonly before: Settings; readonly after: Settings } | undefined;
}

type Test = (facts: Facts) => boolean;

/** How each rule of CONTRACT shows in a single exchange; rules about several are not among them. */
const signs: Readonly<Record<string, Test>> = {
  'api-key-is-required': ({ status }) => status === 401,
  'omitted-hook-is-kept': all(isApplied, facts => keys(facts, isHook).some(omitted(facts))),
  'included-hook-is-updated': all(isApplied, facts => keys(facts, isHook).some(sent(facts))),
  'hook-fields-merge': all(isApplied, facts => keys(facts, isHook).some(partly(facts))),
  'omitted-auth-is-kept': all(isApplied, facts => keys(facts, isAuth).some(omitted(facts))),
  'included-auth-is-updated': all(isApplied, facts => keys(facts, isAuth).some(counted(facts))),
  'update-auth-guards-auth': all(isApplied, ({ update, patch, body }) =>
    Object.entries(update.guards).some(
      ([key, flag]) => Object.hasOwn(patch, key) || valueAt(body, flag) === true,
    ),
  ),
  'auth-fields-merge-within-type': facts =>
    facts.codes.has('credential-missing') ||
    typesOf(facts).some(({ before, after }) => after !== null && before === after),
  'type-switch-forgets-other': facts =>
    typesOf(facts).some(({ before, after }) => before !== null && before !== after),
  'password-is-masked': facts => storedSchemes(facts).includes('basic'),
  'apikey-value-is-masked': facts => storedSchemes(facts).includes('header'),
  'update-all-reaches-every-item': all(isApplied, isCascade),
  'update-all-copies-sent-keys': all(isApplied, isCascade),
  'update-all-false-spares-items': all(isApplied, facts => !isCascade(facts)),
  'repeat-is-idempotent': all(isApplied, ({ patch }) => Object.keys(patch).length === 0),
  'enabled-hook-needs-url': ({ codes }) => codes.has('enabled-hook-needs-url'),
  'round-trip-changes-nothing': ({ codes }) => codes.has('inactive-branch-filled'),
  'requests-are-strict': ({ codes }) =>
    ['wrong-type', 'unknown-member', 'missing-member', 'invalid-value'].some(code =>
      codes.has(code),
    ),
  'hostile-input-is-refused': ({ codes }) =>
    [
      'malformed-json',
      'too-deep',
      'content-too-large',
      'unsupported-media-type',
      'method-not-allowed',
    ].some(code => codes.has(code)),
  'rejected-request-changes-nothing': isRefused,
  'errors-are-problems': isRefused,
};

/** The rules of the operation that the exchange is a case of. */
export function rulesInvolved(exchange: Exchange): readonly string[] {
  const { update, body, status, problem, applied } = exchange;
  if (!update) return [];
  const patch = valueAt(body, update.patch);
  const facts: Facts = {
    update,
    body,
    patch: isRecord(patch) ? patch : {},
    status,
    codes: new Set([problem?.code ?? '', ...(problem?.errors ?? []).map(({ code }) => code)]),
    applied,
  };
  return update.rules.map(({ id }) => id).filter(id => signs[id]?.(facts) === true);
}

function all(...tests: readonly Test[]): Test {
  return facts => tests.every(test => test(facts));
}

function isApplied({ applied }: Facts): boolean {
  return applied !== undefined;
}

function isRefused({ status }: Facts): boolean {
  return typeof status === 'number' && status >= 400;
}

function isCascade({ update: { cascade }, body }: Facts): boolean {
  return cascade !== undefined && valueAt(body, cascade.when) === true;
}

function keys({ update }: Facts, is: (shape: Shape) => boolean): string[] {
  return Object.entries(update.shape.members).flatMap(([key, shape]) => (is(shape) ? [key] : []));
}

function isHook(shape: Shape): boolean {
  return subscriptionOf(shape) !== null;
}

function isAuth(shape: Shape): boolean {
  return shape.kind === 'exclusive' && Object.values(shape.branches).some(isCredential);
}

function isCredential({ credential }: GroupShape): boolean {
  return credential !== undefined;
}

function sent({ patch }: Facts): (key: string) => boolean {
  return key => Object.hasOwn(patch, key);
}

function omitted(facts: Facts): (key: string) => boolean {
  return key => !sent(facts)(key);
}

function counted(facts: Facts): (key: string) => boolean {
  const { update, body } = facts;
  return key => {
    const flag = update.guards[key];
    return sent(facts)(key) && (flag === undefined || valueAt(body, flag) === true);
  };
}

function partly({ update, patch }: Facts): (key: string) => boolean {
  return key => {
    const shape = update.shape.members[key];
    const value = patch[key];
    return (
      shape?.kind === 'group' &&
      isRecord(value) &&
      Object.keys(shape.members).some(member => !Object.hasOwn(value, member))
    );
  };
}

/** The stored type before and after, of each exclusive place that the request counted for. */
function typesOf(facts: Facts): { readonly before: unknown; readonly after: unknown }[] {
  const { update, applied } = facts;
  if (applied === undefined) return [];
  return keys(facts, isAuth)
    .filter(counted(facts))
    .flatMap(key => {
      const shape = update.shape.members[key];
      if (shape?.kind !== 'exclusive') return [];
      const at = (settings: Settings) => valueAt(settings, [key, shape.by]) ?? null;
      return [{ before: at(applied.before), after: at(applied.after) }];
    });
}

/** The schemes of the credentials that the answer shows masked. */
function storedSchemes(facts: Facts): readonly string[] {
  const { update, applied } = facts;
  return keys(facts, isAuth).flatMap(key => {
    const shape = update.shape.members[key];
    if (shape?.kind !== 'exclusive') return [];
    const [, branch] = branchNamed(shape, valueAt(applied?.after, [key, shape.by])) ?? [];
    return branch?.credential === undefined ? [] : [branch.credential.scheme];
  });
}
