import fc from 'fast-check';
import { isRecord, membersIn } from '../../contract/json-pointer.ts';
import type { ExclusiveShape } from '../../contract/shape.ts';
import { clause } from '../case/clause.ts';
import { credentialIn, expectCredentials, expectWithout } from '../case/deliveries.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { exclusivesOf, hooksOf, isPartial, subscribed } from '../generate/keys.ts';
import { branchOf, completeMembers, type Patch } from '../generate/patches.ts';
import {
  baselines,
  enabledBaselines,
  omissible,
  pick,
  updates,
  withCascade,
  without,
} from '../generate/updates.ts';
import { urlBase } from '../generate/values.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

/** How much of a key is sent; what is not comes from the settings. */
const extents = ['whole', 'first member', 'last member', 'nothing'] as const;

type Extent = (typeof extents)[number];

/** Credentials of one type three times over: those of the settings, of an item, and of a request. */
function threeOf(context: RuleContext, key: string, shape: ExclusiveShape, name: string) {
  const credentials = branchOf(shape, [name], urlBase(context));
  return fc.tuple(fc.constant(key), credentials, credentials, credentials);
}

const copied = clause(
  'copied',
  'items',
  'each key of the request reaches every item as it now stands',
);
const others = clause(
  'others',
  'items',
  'an item keeps its own values of the keys that are not sent',
  ({ update }) => omissible(update, Object.keys(update.shape.members)).length > 0,
);

export const updateAllCopiesSentKeys = defineRule({
  id: 'update-all-copies-sent-keys',
  clauses: [copied, others],
  appliesTo: update => isPartial(update) && update.cascade !== undefined,
  needs: ['items'],
  inputs: context => {
    const { update, abilities } = context;
    const keys = abilities.secrets.offered ? Object.keys(update.shape.members) : hooksOf(update);
    const types = exclusivesOf(update).map(([key, shape]) =>
      fc
        .constantFrom(...Object.keys(shape.branches))
        .chain(name => threeOf(context, key, shape, name)),
    );
    return fc.record({
      baseline: baselines(context),
      settings: enabledBaselines(context),
      own: completeMembers(update.shape, keys, urlBase(context)),
      sent: updates(context, { secrets: 'either' }),
      extent: fc.constantFrom(...extents),
      /** Settings and item with credentials of one type, so that theirs could be mixed up. */
      sameType: fc.boolean(),
      credentials: fc.tuple(...types),
      removed: fc.constantFrom(false, false, false, true),
    });
  },
  // Credentials of each type, with each part of them left to what is stored.
  examples: (context, sample, next) => {
    const sent = updates(context, { secrets: 'sent' });
    return exclusivesOf(context.update).flatMap(([key, shape]) =>
      Object.keys(shape.branches).flatMap(name => {
        const three = threeOf(context, key, shape, name);
        return extents.map(extent => ({
          ...next(),
          sent: sample(sent),
          extent,
          sameType: true,
          credentials: [sample(three)],
          removed: false,
        }));
      }),
    );
  },
  check: async (testCase, { baseline, sent, extent, sameType, credentials, removed, ...start }) => {
    const { update, abilities } = testCase.context;
    const secrets = sameType && abilities.secrets.offered ? credentials : [];
    const settings: Patch = {
      ...start.settings,
      ...Object.fromEntries(secrets.map(([key, first]) => [key, first])),
    };
    const own: Patch = {
      ...start.own,
      ...Object.fromEntries(secrets.map(([key, , second]) => [key, second])),
    };
    await testCase.baseline(update, baseline);
    const [item = ''] = await testCase.hooks.createItems(update, 1);
    const changed = await testCase.hooks.changeItem(update, item, own);
    const shownThen = shown(update.shape, own);
    testCase.expectShown(null, 'an item shows what it was changed to', shownThen, changed.view);
    await testCase.baseline(update, settings);

    const { flags } = withCascade(sent, true);
    const sentKeys = Object.keys(sent.patch);
    const patch = Object.fromEntries(
      sentKeys.map(key => [key, removed ? cleared(key) : part(key, extent)]),
    );
    await testCase.update(update, patch, flags);
    const now = Object.fromEntries(sentKeys.map(key => [key, resulting(key, patch[key])]));
    const raised = Object.keys(update.guards).filter(
      key => flags.guards === true && Object.hasOwn(settings, key),
    );
    const expected: Patch = { ...own, ...pick(settings, raised), ...now };

    const view = await testCase.hooks.item(update, item);
    const reached = [...sentKeys, ...raised];
    testCase.expectShown(
      copied,
      'an item takes each key that was sent, as it now stands in the settings',
      shown(update.shape, pick(expected, reached)),
      view,
    );
    testCase.expectShown(
      others,
      'an item keeps its own values of the keys that were not sent',
      shown(update.shape, without(expected, reached)),
      view,
    );
    if (!abilities.deliveries.offered) return;
    const former = credentialIn(update, own);
    if (credentialIn(update, expected) !== null)
      await expectCredentials(testCase, copied, update, expected, item);
    else if (former !== null) await expectWithout(testCase, copied, update, expected, item, former);

    /** A key as it is sent: a type with its credentials left to what is stored, or some members of a hook. */
    function part(key: string, extent: Extent): unknown {
      if (extent === 'whole' || update.shape.members[key]?.kind === 'value') return sent.patch[key];
      const whole = membersIn(sent.patch[key]);
      const exclusive = exclusivesOf(update).find(([name]) => name === key)?.[1];
      if (exclusive !== undefined) return partOfBranch(key, exclusive.by, extent);
      const names = subscribed(update, key) === null ? Object.keys(whole) : memberNames(key);
      const kept = {
        'first member': names.slice(0, 1),
        'last member': names.slice(-1),
        nothing: [],
      }[extent];
      return pick(whole, kept);
    }

    /** A type with some of its members, or none, and the rest left to what is stored. */
    function partOfBranch(key: string, by: string, extent: Extent): unknown {
      const type = membersIn(settings[key])[by];
      const branch = String(type);
      const fresh = secrets.find(([name]) => name === key)?.[3];
      const members: Patch = membersIn(fresh?.[branch]);
      const exclusive = exclusivesOf(update).find(([name]) => name === key)?.[1];
      const names = Object.keys(exclusive?.branches[branch]?.members ?? {});
      const sent = pick(
        members,
        { 'first member': names.slice(0, 1), 'last member': names.slice(-1) }[String(extent)] ?? [],
      );
      return { [by]: type, ...(Object.keys(sent).length > 0 && { [branch]: sent }) };
    }

    function memberNames(key: string): string[] {
      const shape = update.shape.members[key];
      return shape?.kind === 'group' ? Object.keys(shape.members) : [];
    }

    function cleared(key: string): unknown {
      const exclusive = exclusivesOf(update).find(([name]) => name === key)?.[1];
      return exclusive === undefined ? sent.patch[key] : { [exclusive.by]: null };
    }

    function resulting(key: string, part: unknown): unknown {
      const exclusive = exclusivesOf(update).find(([name]) => name === key)?.[1];
      if (exclusive === undefined)
        return isRecord(part) && update.shape.members[key]?.kind === 'group'
          ? { ...membersIn(settings[key]), ...part }
          : part;
      const type = membersIn(part)[exclusive.by];
      if (typeof type !== 'string' || extent === 'whole') return part;
      const members = {
        ...membersIn(membersIn(settings[key])[type]),
        ...membersIn(membersIn(part)[type]),
      };
      return { [exclusive.by]: type, [type]: members };
    }
  },
});
