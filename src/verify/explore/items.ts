import { Unobserved } from '../case/refutation.ts';
import { TestCase } from '../case/test-case.ts';
import { type Ability, missing, offered } from '../context/abilities.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { hooksOf } from '../generate/keys.ts';
import { baselines, pick } from '../generate/updates.ts';
import { sample, tryOut } from './try-out.ts';

export async function exploreItems(context: RuleContext): Promise<Ability> {
  if (context.update.cascade === undefined)
    return missing('the document names no items of the operation, whose events would show it');
  if (context.target.options.admin === undefined)
    return missing('items and events need test hooks, whose address is not given (--admin)');
  return tryOut(context, async () => {
    const { hooks } = new TestCase(context);
    const [id] = await hooks.createItems(context.update, 1);
    if (id === undefined) throw new Unobserved('creating an item gives no id');
    // Before any case, so that a single one that is replayed comes to the same.
    await hooks.lookAt(context.update, id);
    return offered;
  });
}

/** A team may offer items and no way to change one by itself. */
export function exploreItemChanges(context: RuleContext, seed: number): Promise<Ability> {
  return tryOut(context, async () => {
    const { update } = context;
    const { hooks } = new TestCase(context);
    const [item = ''] = await hooks.createItems(update, 1);
    await hooks.setItem(update, item, pick(sample(baselines(context), seed), hooksOf(update)));
    return offered;
  });
}
