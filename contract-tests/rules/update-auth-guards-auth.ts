import fc from 'fast-check';
import { exclusivesOf, hooksOf } from '../generate/keys.ts';
import { complete } from '../generate/patches.ts';
import { offOrAbsent, requestBody } from '../generate/request-body.ts';
import { enabled, enabledBaselines, pick, updates } from '../generate/updates.ts';
import { expectCredentials, newItem } from '../observe/deliveries.ts';
import { shown } from '../observe/shown.ts';
import { defineRule } from '../rule.ts';
import { urlBase } from '../scene.ts';

/** What the flag being down or up must do. */
const cases = [
  'ignored',
  'ignored though incomplete',
  'checked though ignored',
  'spares items',
  'reaches items though omitted',
] as const;

export const updateAuthGuardsAuth = defineRule({
  id: 'update-auth-guards-auth',
  appliesTo: update => Object.keys(update.guards).length > 0,
  needs: ['secrets'],
  inputs: scene => {
    const { update } = scene;
    const guarded = Object.keys(update.guards);
    return fc.constantFrom(...guarded).chain(key => {
      const shape = update.shape.members[key];
      if (shape === undefined) throw new Error(`no key "${key}"`);
      return fc.record({
        key: fc.constant(key),
        baseline: enabledBaselines(scene),
        other: complete(shape, urlBase(scene)),
        own: complete(shape, urlBase(scene)),
        hooks: updates(scene, { hooks: [0, hooksOf(update).length], secrets: 'omitted' }),
        flag: offOrAbsent,
        what: fc.constantFrom(...cases),
      });
    });
  },
  examples: (_, __, next) =>
    cases.flatMap(what => [undefined, false].map(flag => ({ ...next(), what, flag }))),
  check: async (attempt, { key, baseline, other, own, hooks, flag, what }) => {
    const { update, abilities } = attempt.scene;
    const stored = pick(baseline, [key]);
    const guards = flag === undefined ? {} : { guards: flag };
    const patch = enabled(update, hooks.patch);
    const shape = exclusivesOf(update).find(([name]) => name === key)?.[1];
    const touchesItems = what === 'spares items' || what === 'reaches items though omitted';
    if (touchesItems && !abilities.items.offered) return;
    const [item = ''] = touchesItems ? await attempt.hooks.createItems(update, 1) : [];
    await attempt.baseline(update, baseline, touchesItems ? true : undefined);
    switch (what) {
      case 'ignored':
      case 'ignored though incomplete': {
        const incomplete = shape === undefined ? other : { [shape.by]: Object(other)[shape.by] };
        const exchange = await attempt.update(
          update,
          { ...patch, [key]: what === 'ignored' ? other : incomplete },
          guards,
        );
        attempt.expectShown(
          `${key} without its flag is ignored`,
          shown(update.shape, stored),
          attempt.view(update, exchange),
        );
        attempt.expectShown(
          `${key} without its flag is ignored, seen again`,
          shown(update.shape, stored),
          await attempt.read(update),
        );
        const later = await newItem(attempt, update);
        if (later !== null)
          await expectCredentials(attempt, update, { ...baseline, ...patch }, later);
        return;
      }
      case 'checked though ignored':
        await attempt.refused(
          update,
          requestBody(update, { ...patch, [key]: { unknown: true } }, guards),
          `${key} of the wrong shape, though without its flag,`,
        );
        return;
      case 'spares items':
        await attempt.update(update, { ...patch, [key]: other }, { ...guards, cascade: true });
        attempt.expectShown(
          `${key} without its flag reaches no item`,
          shown(update.shape, stored),
          await attempt.hooks.item(update, item),
          'item',
        );
        if (abilities.deliveries.offered)
          await expectCredentials(attempt, update, { ...baseline, ...patch }, item);
        return;
      case 'reaches items though omitted':
        await attempt.hooks.setItem(update, item, { [key]: own });
        await attempt.update(update, patch, { guards: true, cascade: true });
        attempt.expectShown(
          `with both flags ${key} reaches every item though it was omitted`,
          shown(update.shape, stored),
          await attempt.hooks.item(update, item),
          'item',
        );
        if (abilities.deliveries.offered)
          await expectCredentials(attempt, update, { ...baseline, ...patch }, item);
    }
  },
});
