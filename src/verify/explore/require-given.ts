import { templateNames } from '../../contract/path-template.ts';
import { validityQuestion } from '../client/credential-nouns.ts';
import type { Target } from '../client/target.ts';
import { TargetUnreachable } from '../client/target-unreachable.ts';
import type { Ability } from '../context/abilities.ts';
import type { RuleContext } from '../context/rule-context.ts';

/** What was given to see more and works for no operation is a mistake to tell of, not a thing to go without. */
export function requireGiven(
  { options }: Target,
  offered: readonly Pick<RuleContext, 'update' | 'abilities'>[],
): void {
  const withItems = offered.filter(({ update }) => update.cascade !== undefined);
  // What --param names is the first tenant's, and the second one may well have nothing to do there.
  const { params = {} } = options;
  const ownOfEach = offered.filter(
    ({ update }) => !templateNames(update.path).some(name => Object.hasOwn(params, name)),
  );
  if (options.secondCredentials !== undefined)
    requireOne(
      ownOfEach.map(({ abilities }) => abilities.secondKey),
      validityQuestion(options.authentication).replace('API ', ''),
    );
  if (options.admin !== undefined)
    requireOne(
      withItems.map(({ abilities }) => abilities.items),
      `is ${options.admin.href} the base of the test hooks (--admin)?`,
    );
}

function requireOne(abilities: readonly Ability[], question: string): void {
  const reasons = abilities.flatMap(ability => (ability.offered ? [] : [ability.reason]));
  const [first] = reasons;
  if (first !== undefined && reasons.length === abilities.length)
    throw new TargetUnreachable(`${first}; ${question}`);
}
