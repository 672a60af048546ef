import fc from 'fast-check';
import { Unobserved } from '../case/refutation.ts';
import type { Attempt } from '../case/test-case.ts';
import type { Patch } from '../generate/patches.ts';
import {
  everyRejectedSecret,
  type RejectedSecret,
  rejectedSecrets,
} from '../generate/rejected-secrets.ts';
import { type Reject, rejectReasons, rejects } from '../generate/rejects.ts';
import { takesCanary } from '../generate/secret-values.ts';
import { baselines, enabledBaselines, type SentUpdate, updates } from '../generate/updates.ts';
import { canariesIn, findLeak } from '../observe/canaries.ts';
import { secretPlaces } from '../observe/secret-places.ts';
import { defineRule } from './rule.ts';

/** Where a secret may slip out. */
const looks = [
  'read',
  'item',
  'changed item',
  'delivery',
  'another endpoint',
  'another tenant',
] as const;

type Look = (typeof looks)[number];

type Deed =
  | { readonly kind: 'update'; readonly sent: SentUpdate }
  | { readonly kind: 'ignored'; readonly patch: Patch }
  | { readonly kind: 'reject'; readonly reject: Reject }
  | { readonly kind: 'secret'; readonly secret: RejectedSecret };

export const secretsNeverLeak = defineRule({
  id: 'secrets-never-leak',
  appliesTo: update => secretPlaces(update).length > 0,
  needs: ['secrets'],
  proof: ['answer'],
  inputs: scene =>
    fc.record({
      baseline: enabledBaselines(scene),
      deeds: fc.array<Deed>(
        fc.oneof(
          updates(scene, { secrets: 'either' }).map(sent => ({ kind: 'update', sent }) as const),
          rejects(scene).map(reject => ({ kind: 'reject', reject }) as const),
          rejectedSecrets(scene).map(secret => ({ kind: 'secret', secret }) as const),
          baselines(scene).map(patch => ({ kind: 'ignored', patch }) as const),
        ),
        { maxLength: 2 },
      ),
      look: fc.constantFrom(...looks),
    }),
  // Every kind of error answer, and every look, once in every run.
  examples: (scene, sample, next) => [
    ...looks.map(look => ({
      ...next(),
      deeds: [{ kind: 'ignored' as const, patch: sample(baselines(scene)) }],
      look,
    })),
    ...rejectReasons(scene.update)
      .filter(({ fault }) => fault === undefined)
      .map(reason => ({
        ...next(),
        deeds: [{ kind: 'reject' as const, reject: reason.reject(sample(baselines(scene)), {}) }],
      })),
    ...everyRejectedSecret(scene, sample).map(secret => ({
      ...next(),
      deeds: [{ kind: 'secret' as const, secret }],
    })),
  ],
  check: async (attempt, { baseline, deeds, look }) => {
    const { update } = attempt.scene;
    const watch = new Watch(attempt);
    await attempt.baseline(update, baseline);
    watch.expectNoLeak();
    attempt.act();
    for (const deed of deeds) {
      await act(attempt, deed);
      watch.expectNoLeak();
    }
    await lookAround(attempt, look);
    watch.expectNoLeak();
    // What is found of the others counts, but not that nothing was.
    const plain = secretPlaces(update).find(({ shape }) => !takesCanary(shape));
    if (plain !== undefined)
      throw new Unobserved(
        `a secret that the schema of ${plain.path.join('.')} takes cannot be told apart from other values`,
      );
  },
});

async function act(attempt: Attempt, deed: Deed): Promise<void> {
  const { update } = attempt.scene;
  switch (deed.kind) {
    case 'update':
      await attempt.update(update, deed.sent.patch, deed.sent.flags);
      return;
    // Without the flag that guards them they do not count; elsewhere they do, and are as secret.
    case 'ignored':
      await attempt.tryUpdate(update, deed.patch);
      return;
    case 'reject':
      await attempt.send(deed.reject.request);
      return;
    case 'secret':
      await attempt.send(deed.secret.request);
  }
}

async function lookAround(attempt: Attempt, look: Look): Promise<void> {
  const { update, others, abilities, target } = attempt.scene;
  const [other] = others;
  switch (look) {
    case 'read':
      await attempt.read(update);
      return;
    case 'another endpoint':
      if (other !== undefined) await attempt.read(other);
      return;
    case 'another tenant':
      if (target.hasSecondKey) await attempt.read(update, 'second');
      return;
    default: {
      if (!abilities.items.offered) return;
      const [item = ''] = await attempt.hooks.createItems(update, 1);
      await attempt.hooks.item(update, item);
      if (look === 'changed item' && abilities.itemChanges.offered)
        await attempt.hooks.changeItem(update, item, {});
      const [hook = ''] = Object.keys(update.shape.members);
      if (look === 'delivery') await attempt.hooks.tryFire(update, item, hook);
    }
  }
}

/** Looks through everything that came back since it last did. */
class Watch {
  readonly #attempt: Attempt;
  #seen = 0;

  constructor(attempt: Attempt) {
    this.#attempt = attempt;
  }

  expectNoLeak(): void {
    const { steps } = this.#attempt;
    const canaries = canariesIn(steps);
    for (const step of steps.slice(this.#seen)) {
      const leak = findLeak(step, canaries);
      if (leak !== null)
        this.#attempt.fail(
          'a stored or rejected secret never comes back',
          'no secret in any answer',
          `${leak.canary} (${leak.encoding}) in ${leak.where}`,
        );
    }
    this.#seen = steps.length;
    this.#attempt.expect('nothing leaks', null, null, 'answer');
  }
}
