import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { membersIn } from '../../contract/json-pointer.ts';
import type { ExclusiveShape } from '../../contract/shape.ts';
import { expectCredentials, newItem } from '../case/deliveries.ts';
import type { Scene } from '../context/rule-context.ts';
import { exclusivesOf } from '../generate/keys.ts';
import { branchOf, type Patch, someOf } from '../generate/patches.ts';
import { requestBody } from '../generate/request-body.ts';
import { enabledBaselines, pick } from '../generate/updates.ts';
import { urlBase } from '../generate/values.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

export const authFieldsMergeWithinType = defineRule({
  id: 'auth-fields-merge-within-type',
  appliesTo: update => branchesOf(update).length > 0,
  needs: ['secrets'],
  inputs: scene =>
    fc.constantFrom(...branchesOf(scene.update)).chain(branch => cases(scene, branch)),
  // Each member of each type alone, whatever is stored; most servers are wrong about one of them only.
  examples: (scene, sample) =>
    branchesOf(scene.update).flatMap(branch =>
      partsOf(branch).flatMap(sent =>
        (['nothing', 'another type', 'same type'] as const).flatMap(before =>
          (['omitted', 'null'] as const).map(rest => ({
            ...sample(cases(scene, branch)),
            sent,
            before,
            rest,
          })),
        ),
      ),
    ),
  check: async (
    attempt,
    { key, by, branch, baseline, stored, fresh, sent, rest, before, other },
  ) => {
    const { update } = attempt.scene;
    const former = { 'same type': stored, nothing: { [by]: null }, 'another type': other }[before];
    await attempt.baseline(update, { ...baseline, [key]: former });
    if (before !== 'same type') {
      const [only = {}] = fresh;
      const patch = { [key]: { [by]: branch, [branch]: partial(only[branch], sent, rest) } };
      await attempt.refused(
        update,
        requestBody(update, patch, { guards: true }),
        `${key} with members missing that were never stored`,
      );
      attempt.expectShown(
        'a refused update changes nothing',
        shown(update.shape, { [key]: former }),
        await attempt.read(update),
      );
      return;
    }
    let members: Patch = membersIn(stored[branch]);
    for (const next of fresh) {
      const some = partial(next[branch], sent, rest);
      const exchange = await attempt.update(
        update,
        { [key]: { [by]: branch, ...(Object.keys(some).length > 0 && { [branch]: some }) } },
        { guards: true },
      );
      members = { ...members, ...pick(membersIn(next[branch]), sent) };
      attempt.expectShown(
        `an omitted member of ${key} keeps its value`,
        shown(update.shape, { [key]: { [by]: branch, [branch]: members } }),
        attempt.view(update, exchange),
      );
    }
    const item = await newItem(attempt, update);
    const known = { ...baseline, [key]: { [by]: branch, [branch]: members } };
    if (item !== null) await expectCredentials(attempt, update, known, item);
    attempt.expectShown(
      `an omitted member of ${key} is still there when read again`,
      shown(update.shape, pick(known, [key])),
      await attempt.read(update),
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

function cases(scene: Scene, { key, shape, name, members }: Branch) {
  const credentials = branchOf(shape, [name], urlBase(scene));
  const others = Object.keys(shape.branches).filter(other => other !== name);
  return fc.record({
    key: fc.constant(key),
    by: fc.constant(shape.by),
    branch: fc.constant(name),
    baseline: enabledBaselines(scene),
    stored: credentials,
    fresh: fc.array(credentials, { minLength: 1, maxLength: 2 }),
    sent: someOf(members, 0, members.length - 1),
    /** How the members that are not sent are left out. */
    rest: fc.constantFrom<'omitted' | 'null'>('omitted', 'null'),
    /** What was stored before. */
    before: fc.constantFrom<Before>('same type', 'same type', 'nothing', 'another type'),
    other:
      others.length === 0
        ? fc.constant({ [shape.by]: null })
        : branchOf(shape, others, urlBase(scene)),
  });
}

type Before = 'same type' | 'nothing' | 'another type';

function partial(whole: unknown, sent: readonly string[], rest: 'omitted' | 'null'): Patch {
  const members = Object.entries(membersIn(whole)).flatMap(([name, value]) => {
    if (sent.includes(name)) return [[name, value]];
    return rest === 'null' ? [[name, null]] : [];
  });
  return Object.fromEntries(members);
}
