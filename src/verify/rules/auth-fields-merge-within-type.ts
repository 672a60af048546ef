import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { membersIn } from '../../contract/json-pointer.ts';
import type { ExclusiveShape } from '../../contract/shape.ts';
import { clause } from '../case/clause.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { exclusivesOf, isPartial } from '../generate/keys.ts';
import { branchOf, type Patch, someOf } from '../generate/patches.ts';
import { requestBody } from '../generate/request-body.ts';
import { enabledBaselines, pick } from '../generate/updates.ts';
import { urlBase } from '../generate/values.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const kept = clause('kept', 'settings', 'a member that is omitted or null keeps its stored value');
const refused = clause('refused', 'answers', 'with none stored the update is refused');

export const authFieldsMergeWithinType = defineRule({
  id: 'auth-fields-merge-within-type',
  clauses: [kept, refused],
  appliesTo: update => isPartial(update) && branchesOf(update).length > 0,
  needs: ['secrets'],
  inputs: context =>
    fc.constantFrom(...branchesOf(context.update)).chain(branch => cases(context, branch)),
  // Each member of each type alone, whatever is stored; most servers are wrong about one of them only.
  examples: (context, sample) =>
    branchesOf(context.update).flatMap(branch => {
      const any = cases(context, branch);
      return partsOf(branch).flatMap(sent =>
        (['nothing', 'another type', 'same type'] as const).flatMap(before =>
          restsOf(sent).map(rest => ({ ...sample(any), sent, before, rest })),
        ),
      );
    }),
  check: async (
    testCase,
    { key, by, branch, baseline, stored, fresh, sent, rest, before, other },
  ) => {
    const { update } = testCase.context;
    const former = { 'same type': stored, nothing: { [by]: null }, 'another type': other }[before];
    await testCase.baseline(update, { ...baseline, [key]: former });
    if (before !== 'same type') {
      const [only = {}] = fresh;
      const patch = { [key]: { [by]: branch, [branch]: partial(only[branch], sent, rest) } };
      await testCase.refused(
        refused,
        update,
        requestBody(update, patch, { guards: true }),
        `${key} with members missing that were never stored`,
      );
      testCase.expectShown(
        null,
        'a refused update changes nothing',
        shown(update.shape, { [key]: former }),
        await testCase.read(update),
      );
      return;
    }
    let members: Patch = membersIn(stored[branch]);
    for (const next of fresh) {
      const some = partial(next[branch], sent, rest);
      const exchange = await testCase.update(
        update,
        { [key]: { [by]: branch, ...(some !== undefined && { [branch]: some }) } },
        { guards: true },
      );
      members = { ...members, ...pick(membersIn(next[branch]), sent) };
      testCase.expectShown(
        kept,
        `an omitted member of ${key} keeps its value`,
        shown(update.shape, { [key]: { [by]: branch, [branch]: members } }),
        testCase.view(update, exchange),
      );
    }
    const item = await newItem(testCase, update);
    const known = { ...baseline, [key]: { [by]: branch, [branch]: members } };
    if (item !== null) await expectCredentials(testCase, kept, update, known, item);
    testCase.expectShown(
      kept,
      `an omitted member of ${key} is still there when read again`,
      shown(update.shape, pick(known, [key])),
      await testCase.read(update),
    );
  },
});

interface Branch {
  readonly key: string;
  readonly shape: ExclusiveShape;
  readonly name: string;
  readonly members: readonly string[];
}

/** Those that have members, since one of them goes missing. */
function branchesOf(update: SettingsUpdate): Branch[] {
  return exclusivesOf(update).flatMap(([key, shape]) =>
    Object.entries(shape.branches)
      .map(([name, { members }]) => ({ key, shape, name, members: Object.keys(members) }))
      .filter(({ members }) => members.length > 0),
  );
}

/** Each member alone, and none: never all of them. */
function partsOf({ members }: Branch): readonly (readonly string[])[] {
  return members.length === 1 ? [[]] : [...members.map(member => [member]), []];
}

function cases(context: RuleContext, { key, shape, name, members }: Branch) {
  const credentials = branchOf(shape, [name], urlBase(context));
  const others = Object.keys(shape.branches).filter(other => other !== name);
  return fc.record({
    key: fc.constant(key),
    by: fc.constant(shape.by),
    branch: fc.constant(name),
    baseline: enabledBaselines(context),
    stored: credentials,
    fresh: fc.array(credentials, { minLength: 1, maxLength: 2 }),
    sent: someOf(members, 0, members.length - 1),
    /** How the members that are not sent are left out. */
    rest: fc.constantFrom<Rest>('omitted', 'null'),
    /** What was stored before. */
    before: fc.constantFrom<Before>('same type', 'same type', 'nothing', 'another type'),
    other:
      others.length === 0
        ? fc.constant({ [shape.by]: null })
        : branchOf(shape, others, urlBase(context)),
  });
}

type Before = 'same type' | 'nothing' | 'another type';

/** Members are left out, or null, one by one; where none is sent, so is the branch, or it is empty. */
type Rest = 'omitted' | 'null' | 'no branch' | 'null for the branch';

function restsOf(sent: readonly string[]): readonly Rest[] {
  return sent.length === 0
    ? ['omitted', 'null', 'no branch', 'null for the branch']
    : ['omitted', 'null'];
}

function partial(whole: unknown, sent: readonly string[], rest: Rest): Patch | null | undefined {
  if (rest === 'no branch') return undefined;
  if (rest === 'null for the branch') return null;
  const members = Object.entries(membersIn(whole)).flatMap(([name, value]) => {
    if (sent.includes(name)) return [[name, value]];
    return rest === 'null' ? [[name, null]] : [];
  });
  return Object.fromEntries(members);
}
