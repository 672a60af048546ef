import { Unobserved } from '../case/refutation.ts';
import { Attempt } from '../case/test-case.ts';
import { type Ability, missing, offered } from '../context/abilities.ts';
import type { Scene } from '../context/rule-context.ts';
import { hooksOf } from '../generate/keys.ts';
import { baselines, pick } from '../generate/updates.ts';
import { attemptTo, sample } from './attempt-to.ts';

export async function exploreItems(scene: Scene): Promise<Ability> {
  if (scene.update.cascade === undefined)
    return missing('the document names no items of the operation, whose events would show it');
  if (scene.target.options.admin === undefined)
    return missing('items and events need test hooks, whose address is not given (--admin)');
  return attemptTo(scene.target, async () => {
    const [id] = await new Attempt(scene).hooks.createItems(scene.update, 1);
    if (id === undefined) throw new Unobserved('creating an item gives no id');
    return offered;
  });
}

/** A team may offer items and no way to change one by itself. */
export function exploreItemChanges(scene: Scene, seed: number): Promise<Ability> {
  return attemptTo(scene.target, async () => {
    const { update } = scene;
    const { hooks } = new Attempt(scene);
    const [item = ''] = await hooks.createItems(update, 1);
    await hooks.setItem(update, item, pick(sample(baselines(scene), seed), hooksOf(update)));
    return offered;
  });
}
