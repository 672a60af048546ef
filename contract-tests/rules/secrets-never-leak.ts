import fc from 'fast-check';
import type { Attempt } from '../attempt.ts';
import { type RejectedSecret, rejectedSecrets } from '../generate/rejected-secrets.ts';
import { rejectReasons, rejects } from '../generate/rejects.ts';
import { baselines, enabledBaselines, updates } from '../generate/updates.ts';
import { canariesIn, findLeak } from '../observe/canaries.ts';
import { defineRule } from '../rule.ts';

/** Where a secret may slip out. */
const looks = ['read', 'item', 'delivery', 'another endpoint', 'another tenant'] as const;

export const secretsNeverLeak = defineRule({
  id: 'secrets-never-leak',
  needs: ['secrets'],
  proof: ['answer'],
  effort: 2,
  inputs: scene =>
    fc.record({
      baseline: enabledBaselines(scene),
      deeds: fc.array(
        fc.oneof(
          updates(scene, { secrets: 'either' }).map(sent => ({ kind: 'update', sent }) as const),
          rejects(scene).map(reject => ({ kind: 'reject', reject }) as const),
          rejectedSecrets(scene).map(secret => ({ kind: 'secret', secret }) as const),
        ),
        { maxLength: 2 },
      ),
      look: fc.constantFrom(...looks),
    }),
  // Every kind of error answer once in every run.
  examples: (scene, sample, next) =>
    rejectReasons(scene.update)
      .filter(({ fault }) => fault === undefined)
      .map(reason => ({
        ...next(),
        deeds: [{ kind: 'reject' as const, reject: reason.reject(sample(baselines(scene)), {}) }],
      })),
  check: async (attempt, { baseline, deeds, look }) => {
    const { update } = attempt.scene;
    await attempt.baseline(update, baseline);
    expectNoLeak(attempt);
    attempt.act();
    for (const deed of deeds) {
      if (deed.kind === 'update') await attempt.update(update, deed.sent.patch, deed.sent.flags);
      else await attempt.send(deed.kind === 'reject' ? deed.reject.request : sentAs(deed.secret));
      expectNoLeak(attempt);
    }
    await lookAround(attempt, look);
  },
});

async function lookAround(attempt: Attempt, look: (typeof looks)[number]): Promise<void> {
  const { update, others, abilities, target } = attempt.scene;
  const [other] = others;
  if (look === 'read') await attempt.read(update);
  if (look === 'another endpoint' && other !== undefined) await attempt.read(other);
  if (look === 'another tenant' && target.hasSecondKey) await attempt.read(update, 'second');
  if ((look === 'item' || look === 'delivery') && abilities.items.offered) {
    const [item = ''] = await attempt.hooks.createItems(update, 1);
    await attempt.hooks.item(update, item);
    const [hook = ''] = Object.keys(update.shape.members);
    if (look === 'delivery') await attempt.hooks.tryFire(update, item, hook);
  }
  expectNoLeak(attempt);
}

/** Looks through everything that came back since the case began. */
function expectNoLeak(attempt: Attempt): void {
  const canaries = canariesIn(attempt.steps);
  for (const step of attempt.steps) {
    const leak = findLeak(step, canaries);
    if (leak !== null)
      attempt.fail(
        'a stored or rejected secret never comes back',
        'no secret in any answer',
        `${leak.canary} (${leak.encoding}) in ${leak.where}`,
      );
  }
  attempt.expect('nothing leaks', null, null, 'answer');
}

function sentAs({ request }: RejectedSecret) {
  return request;
}
