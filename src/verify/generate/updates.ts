import fc from 'fast-check';
import type { Resource, SettingsUpdate } from '../../contract/contract.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { hooksOf, isKept, secretKeysOf, subscribed } from './keys.ts';
import { completeMembers, type Patch, someOf } from './patches.ts';
import { eitherWay, type Flags, guardsOf, offOrAbsent } from './request-body.ts';
import { isRequired } from './required.ts';
import { urlBase } from './values.ts';

/** An update as a case sends it. */
export interface SentUpdate {
  readonly patch: Patch;
  readonly flags: Flags;
}

/** Complete settings to start from: every key, or every hook where the target takes no secrets. */
export function baselines(
  context: RuleContext,
  update: SettingsUpdate = context.update,
): fc.Arbitrary<Patch> {
  const keys = context.abilitiesOf(update).secrets.offered
    ? Object.keys(update.shape.members)
    : hooksOf(update);
  return completeMembers(update.shape, keys, urlBase(context, update));
}

/** Bodies that create one of a resource: complete, or only what the document asks for. */
export function createBodies({ create }: Resource): fc.Arbitrary<Patch> {
  if (create === undefined) return fc.constant({});
  const urls = ['https://hooks.example.com'];
  const due = Object.keys(create.shape.members).filter(name => isRequired(create, [name]));
  const all = completeMembers(create.shape, Object.keys(create.shape.members), urls);
  return fc.oneof(
    all,
    all.map(patch => pick(patch, due)),
  );
}

/** The same with every hook enabled, so that any event shows the credentials. */
export function enabledBaselines(
  context: RuleContext,
  update: SettingsUpdate = context.update,
): fc.Arbitrary<Patch> {
  return baselines(context, update).map(patch => enabled(update, patch));
}

export function enabled(update: SettingsUpdate, patch: Patch): Patch {
  return switched(update, patch, true);
}

export function disabled(update: SettingsUpdate, patch: Patch): Patch {
  return switched(update, patch, false);
}

function switched(update: SettingsUpdate, patch: Patch, on: boolean): Patch {
  return Object.fromEntries(
    Object.entries(patch).map(([key, value]) => {
      const subscription = subscribed(update, key);
      return [
        key,
        subscription === null ? value : Object.assign({}, value, { [subscription.enabled]: on }),
      ];
    }),
  );
}

interface Choice {
  /** How many hooks at least and at most are sent. */
  readonly hooks?: readonly [min: number, max: number];
  readonly secrets: 'sent' | 'omitted' | 'either';
}

/**
 * Updates whose sent keys are complete. Secrets count only while the flag that guards them is true,
 * so it is raised whenever they are sent; otherwise it varies like the rest.
 */
export function updates(context: RuleContext, choice: Choice): fc.Arbitrary<SentUpdate> {
  const { update, abilities } = context;
  const isDue = (key: string) => !isOmissible(update, key);
  const hooks = hooksOf(update);
  const due = hooks.filter(isDue);
  const [fewest, most] = choice.hooks ?? [0, hooks.length];
  // Only the contract says that an update may send nothing; a target that refuses it gets a hook at least.
  const least = abilities.reads.offered ? fewest : Math.min(most, Math.max(1, fewest));
  const [min, max] = [least, most].map(count => Math.max(0, count - due.length));
  const secrets = abilities.secrets.offered ? secretKeysOf(update) : [];
  const sendsSecrets = {
    sent: fc.constant(secrets),
    omitted: fc.constant(secrets.filter(isDue)),
    either: fc.constantFrom(secrets.filter(isDue), secrets),
  }[choice.secrets];
  return fc
    .record({
      hooks: someOf(omissible(update, hooks), min, max).map(some => [...due, ...some]),
      secrets: sendsSecrets,
      cascade: eitherWay,
      guards: loneGuards(context),
    })
    .chain(({ hooks, secrets, cascade, guards }) =>
      completeMembers(update.shape, [...hooks, ...secrets], urlBase(context)).map(patch => ({
        patch,
        flags: flags(cascade, secrets.length > 0 ? true : guards),
      })),
    );
}

/**
 * An update of these keys alone, as far as that may be: hooks that the document requires come along as
 * they are in the settings, and one where the target takes no update without.
 */
export function updateOf(
  { update, abilities }: RuleContext,
  patch: Patch,
  settings: Patch,
): SentUpdate {
  const hooks = hooksOf(update);
  const due = hooks.filter(key => !isOmissible(update, key));
  const along = due.length > 0 || abilities.reads.offered ? due : hooks.slice(0, 1);
  const whole = { ...pick(settings, along), ...patch };
  return { patch: whole, flags: guardsOf(update, whole) };
}

/** Those that a request may leave out, by the document, so that they stay as they were. */
export function omissible(update: SettingsUpdate, keys: readonly string[]): readonly string[] {
  return keys.filter(key => isOmissible(update, key));
}

function isOmissible(update: SettingsUpdate, key: string): boolean {
  return isKept(update, key) && !isRequired(update, [key]);
}

/** A flag raised without what it guards: only the contract says what that means. */
function loneGuards({ levels }: RuleContext): fc.Arbitrary<boolean | undefined> {
  return levels.includes('decided') ? eitherWay : offOrAbsent;
}

function flags(cascade: boolean | undefined, guards: boolean | undefined): Flags {
  return { ...(cascade !== undefined && { cascade }), ...(guards !== undefined && { guards }) };
}

export function withCascade(sent: SentUpdate, cascade: boolean | undefined): SentUpdate {
  const { cascade: _, ...rest } = sent.flags;
  return { patch: sent.patch, flags: cascade === undefined ? rest : { ...rest, cascade } };
}

/** The members of a patch by these names. */
export function pick(patch: Patch, names: readonly string[]): Patch {
  return Object.fromEntries(Object.entries(patch).filter(([name]) => names.includes(name)));
}

export function without(patch: Patch, names: readonly string[]): Patch {
  return Object.fromEntries(Object.entries(patch).filter(([name]) => !names.includes(name)));
}
