import fc from 'fast-check';
import { membersIn } from '../../contract/json-pointer.ts';
import { clause } from '../case/clause.ts';
import { credentialIn, expectCredentials, expectWithout, newItem } from '../case/deliveries.ts';
import { isMadeUp } from '../case/made-up.ts';
import { Refutation } from '../case/refutation.ts';
import { isSuccess } from '../client/exchange.ts';
import { exclusivesOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { branchOf } from '../generate/patches.ts';
import { requestBody } from '../generate/request-body.ts';
import { enabledBaselines, without } from '../generate/updates.ts';
import { urlBase } from '../generate/values.ts';
import { unsetBranch } from '../observe/shown.ts';
import { defineRule } from './rule.ts';

const moves = ['switch', 'switch and back', 'switch incompletely'] as const;

const forgotten = clause('forgotten', 'settings', 'another type discards the former credentials');
const removed = clause('removed', 'settings', 'a type of null removes all credentials');
const refused = clause(
  'refused',
  'answers',
  'no former credentials make up for what a switch leaves out',
);

export const typeSwitchForgetsOther = defineRule({
  id: 'type-switch-forgets-other',
  clauses: [forgotten, removed, refused],
  appliesTo: update =>
    exclusivesOf(update).some(([, { branches }]) => Object.keys(branches).length > 1),
  needs: ['secrets'],
  effort: 2,
  inputs: context =>
    fc.constantFrom(...exclusivesOf(context.update)).chain(([key, shape]) =>
      fc
        .shuffledSubarray(Object.keys(shape.branches), { minLength: 2, maxLength: 2 })
        .chain(([from = '', to = '']) =>
          fc.record({
            key: fc.constant(key),
            shape: fc.constant(shape),
            from: fc.constant(from),
            baseline: enabledBaselines(context),
            former: branchOf(shape, [from], urlBase(context)),
            next: fc.oneof(
              branchOf(shape, [to], urlBase(context)),
              fc.constant({ [shape.by]: null }),
            ),
            /** A member that goes missing where credentials are incomplete. */
            omitted: fc.nat(9),
            move: fc.constantFrom(...moves),
            seenOn: fc.constantFrom('new item', 'existing item'),
          }),
        ),
    ),
  // Each move once in every run, and the removal of all credentials.
  examples: (context, sample, next) =>
    exclusivesOf(context.update).flatMap(([key, shape]) => {
      const [from, to] = Object.keys(shape.branches);
      if (from === undefined || to === undefined) return [];
      const [former, successor] = [from, to].map(name =>
        sample(branchOf(shape, [name], urlBase(context))),
      );
      const example = { ...next(), key, shape, from, former: former ?? {}, next: successor ?? {} };
      return [
        ...moves.map(move => ({ ...example, move })),
        { ...example, next: { [shape.by]: null }, move: moves[0] },
      ];
    }),
  check: async (testCase, { key, shape, from, baseline, former, next, omitted, move, seenOn }) => {
    const { update, abilities } = testCase.context;
    const start = { ...baseline, [key]: former };
    const onExisting = seenOn === 'existing item' && abilities.deliveries.offered;
    const [existing] = onExisting ? await testCase.hooks.createItems(update, 1) : [];
    await testCase.baseline(update, start, onExisting ? true : undefined);
    const type = next[shape.by];
    if (move === 'switch incompletely' && typeof type === 'string') {
      await refuseIncomplete(next, type, `a switch to ${type} with a member missing`);
      return;
    }
    const exchange = await testCase.update(
      update,
      { [key]: next },
      { guards: true, ...(onExisting && { cascade: true }) },
    );
    const branch = shape.branches[from];
    const gone = {
      [key]: { [shape.by]: type, ...(branch && { [from]: unsetBranch(branch) }) },
    };
    const clause = type === null ? removed : forgotten;
    testCase.expectShown(
      clause,
      'the former credentials no longer show',
      gone,
      testCase.view(update, exchange),
    );
    if (existing !== undefined)
      testCase.expectShown(
        clause,
        'the former credentials no longer show on an item',
        gone,
        await testCase.hooks.item(update, existing),
      );
    if (move === 'switch and back') {
      // Nothing of the former type may still be stored, so what is missing cannot be made up.
      await refuseIncomplete(former, from, `going back to ${from} with a member missing`);
      return;
    }
    const credential = credentialIn(update, start);
    const item = existing ?? (await newItem(testCase, update));
    if (credential === null || item === null) return;
    const known = { ...start, [key]: next };
    const successor = credentialIn(update, known);
    if (successor?.name !== credential.name)
      await expectWithout(testCase, clause, update, known, item, credential);
    if (successor !== null) await expectCredentials(testCase, null, update, known, item);

    async function refuseIncomplete(auth: Patch, type: string, what: string): Promise<void> {
      const members: Patch = membersIn(auth[type]);
      const names = Object.keys(members);
      const missing = names[omitted % Math.max(1, names.length)] ?? '';
      const patch = { [key]: { [shape.by]: type, [type]: without(members, [missing]) } };
      testCase.endBaseline();
      const exchange = await testCase.post(update, requestBody(update, patch, { guards: true }));
      const { status } = exchange.response;
      if (isSuccess(exchange.response)) {
        const steps = [...testCase.steps];
        const known = { ...baseline, ...patch };
        // That incomplete credentials are taken as they are is about what stays within a type.
        if (!(await isMadeUp(testCase, { exchange, known, at: [key, type, missing] })))
          throw new Refutation(null, `${what} is refused`, steps, 400, status);
      }
      testCase.expectRefusal(refused, `${what} is refused`, 400, status);
    }
  },
});
