import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import { isRecord, type Path } from '../../contract/json-pointer.ts';
import type { ExclusiveShape, SecretShape, Shape } from '../../contract/shape.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { hooksOf, secretKeysOf, subscriptionsOf } from '../generate/keys.ts';
import { oncePer } from '../generate/once-per.ts';
import { complete, type Patch } from '../generate/patches.ts';
import { type Reject, rejects } from '../generate/rejects.ts';
import { eitherWay, type Flags } from '../generate/request-body.ts';
import { admitsNullAt, isRequired } from '../generate/required.ts';
import { admitsNull } from '../generate/schema-parts.ts';
import { urlBase } from '../generate/values.ts';

/** One request of a sequence. Items are named by a number that is taken modulo how many there are. */
export type Action =
  | {
      readonly kind: 'update';
      readonly update: SettingsUpdate;
      readonly patch: Patch;
      readonly flags: Flags;
    }
  | { readonly kind: 'reject'; readonly reject: Reject }
  | { readonly kind: 'create'; readonly update: SettingsUpdate }
  | {
      readonly kind: 'change';
      readonly item: number;
      readonly patch: Patch;
      readonly update: SettingsUpdate;
    }
  | { readonly kind: 'fire'; readonly item: number; readonly hook: number };

/** Valid and invalid requests to every operation, incomplete in every way that a patch may be. */
export function actions(context: RuleContext): fc.Arbitrary<Action> {
  const every = [context.update, ...context.others];
  const patchesOf = oncePer((update: SettingsUpdate) => partial(context, update));
  const updates = fc.constantFrom(...every).chain(update =>
    fc.record({
      kind: fc.constant('update' as const),
      update: fc.constant(update),
      patch: patchesOf(update),
      flags: flags(),
    }),
  );
  const refused = rejects(context).map(one => ({
    arbitrary: one.map(reject => ({ kind: 'reject' as const, reject })),
    weight: 1,
  }));
  const withItems = every.filter(update => context.abilitiesOf(update).items.offered);
  const requests = [{ arbitrary: updates, weight: 6 }, ...refused];
  if (withItems.length === 0) return fc.oneof(...requests);
  const items = fc.constantFrom(...withItems);
  return fc.oneof(
    ...requests,
    { arbitrary: items.map(update => ({ kind: 'create' as const, update })), weight: 2 },
    {
      arbitrary: items.chain(update =>
        fc.record({
          kind: fc.constant('change' as const),
          item: fc.nat(9),
          update: fc.constant(update),
          patch: patchesOf(update),
        }),
      ),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('fire' as const),
        item: fc.nat(9),
        hook: fc.nat(subscriptionsOf(context.update).length),
      }),
      weight: 1,
    },
  );
}

function flags(): fc.Arbitrary<Flags> {
  return fc.record({ cascade: eitherWay, guards: eitherWay }).map(({ cascade, guards }) => ({
    ...(cascade !== undefined && { cascade }),
    ...(guards !== undefined && { guards }),
  }));
}

/**
 * Any hooks with any of their members, null where null may stand. Secrets come along less often, so
 * that long stretches have to keep them.
 */
export function partial(context: RuleContext, update: SettingsUpdate): fc.Arbitrary<Patch> {
  const { secrets: takes, deliveries } = context.abilitiesOf(update);
  const secrets = takes.offered ? secretKeysOf(update) : [];
  const due = secrets.filter(key => isRequired(update, [key]));
  // A receiver that refuses what is sent changes nothing of what is stored.
  const unkind = deliveries.offered ? [context.receiver.refusing] : [];
  const urls = [...urlBase(context, update), ...unkind];
  return fc
    .tuple(
      some(hooksOf(update)),
      fc.oneof({ arbitrary: some(due), weight: 2 }, { arbitrary: some(secrets), weight: 1 }),
    )
    .map(([hooks, auth]) => ({ ...hooks, ...auth }));

  function some(keys: readonly string[]): fc.Arbitrary<Patch> {
    const members = Object.entries(update.shape.members).filter(([key]) => keys.includes(key));
    return fc.record(Object.fromEntries(members.map(([key, shape]) => [key, part(shape, [key])])), {
      requiredKeys: keys.filter(key => isRequired(update, [key])),
    });
  }

  function part(shape: Shape, at: Path): fc.Arbitrary<unknown> {
    switch (shape.kind) {
      case 'value':
        return admitsNull(shape.patch)
          ? fc.option(complete(shape, urls), { freq: 6 })
          : complete(shape, urls);
      case 'secret':
        return admitsNull(shape.patch) ? fc.option(fresh(shape), { freq: 4 }) : fresh(shape);
      case 'group': {
        if (shape.alternatives !== undefined) return complete(shape, urls);
        const members = Object.entries(shape.members);
        const some = fc.record(
          Object.fromEntries(members.map(([name, member]) => [name, part(member, [...at, name])])),
          {
            requiredKeys: members.flatMap(([name]) =>
              isRequired(update, [...at, name]) ? [name] : [],
            ),
          },
        );
        return at.length > 0 && admitsNullAt(update, at) ? fc.option(some, { freq: 6 }) : some;
      }
      case 'exclusive':
        return branch(shape, at);
    }
  }

  /** A mask comes back now and then, as a page sends it that shows one. */
  function fresh(shape: SecretShape): fc.Arbitrary<unknown> {
    const value = complete(shape, urls);
    return isRecord(shape.shown)
      ? fc.oneof(
          { arbitrary: value, weight: 2 },
          { arbitrary: fc.constant(shape.shown.mask), weight: 1 },
        )
      : value;
  }

  /** Mostly whole credentials, so that sequences get somewhere; else some members, nulls, none, or no type. */
  function branch(shape: ExclusiveShape, at: Path): fc.Arbitrary<unknown> {
    const partly = fc
      .constantFrom(...Object.entries(shape.branches))
      .chain(([name, inner]) =>
        fc.record(
          { [shape.by]: fc.constant(name), [name]: part(inner, [...at, name]) },
          { requiredKeys: [shape.by] },
        ),
      );
    return fc.oneof(
      { arbitrary: complete(shape, urls), weight: 3 },
      { arbitrary: partly, weight: 3 },
      { arbitrary: fc.constant({ [shape.by]: null }), weight: 1 },
    );
  }
}
