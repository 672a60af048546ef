import fc from 'fast-check';
import { type Clause, clause } from '../case/clause.ts';
import { Unobserved } from '../case/refutation.ts';
import type { TestCase } from '../case/test-case.ts';
import type { Patch } from '../generate/patches.ts';
import {
  everyRejectedSecret,
  type RejectedSecret,
  rejectedSecrets,
  tellingSecrets,
} from '../generate/rejected-secrets.ts';
import { post, type Reject, rejectReasons, rejects } from '../generate/rejects.ts';
import { takesCanary } from '../generate/secret-values.ts';
import { baselines, enabledBaselines, type SentUpdate, updates } from '../generate/updates.ts';
import { canariesIn, findCredential, findLeak } from '../observe/canaries.ts';
import { secretPlaces } from '../observe/secret-places.ts';
import type { Step } from '../observe/step.ts';
import { defineRule } from './rule.ts';

/** Where a secret may slip out. */
const looks = [
  'read',
  'item',
  'changed item',
  'delivery',
  'another endpoint',
  'another tenant',
  'another method',
] as const;

type Look = (typeof looks)[number];

type Action =
  | { readonly kind: 'update'; readonly sent: SentUpdate }
  | { readonly kind: 'ignored'; readonly patch: Patch }
  | { readonly kind: 'reject'; readonly reject: Reject }
  | { readonly kind: 'secret'; readonly secret: RejectedSecret };

const stored = clause('stored', 'answers', 'a stored secret never comes back');
const rejected = clause('rejected', 'answers', 'a rejected secret never comes back');
const credentials = clause(
  'credentials',
  'answers',
  'what a request says who it is with never comes back',
);

/** What is expected of every answer. */
export const noSecret = 'no secret in any answer';

export const secretsNeverLeak = defineRule({
  id: 'secrets-never-leak',
  clauses: [stored, rejected, credentials],
  appliesTo: update => secretPlaces(update).length > 0,
  needs: ['secrets'],
  inputs: context =>
    fc.record({
      baseline: enabledBaselines(context),
      actions: fc.array<Action>(
        fc.oneof(
          updates(context, { secrets: 'either' }).map(sent => ({ kind: 'update', sent }) as const),
          ...rejects(context).map(one => one.map(reject => ({ kind: 'reject', reject }) as const)),
          rejectedSecrets(context).map(secret => ({ kind: 'secret', secret }) as const),
          baselines(context).map(patch => ({ kind: 'ignored', patch }) as const),
        ),
        { maxLength: 2 },
      ),
      look: fc.constantFrom(...looks),
    }),
  // Every kind of error answer, and every look, once in every run.
  examples: (context, sample, next) => [
    ...looks.map(look => ({
      ...next(),
      actions: [{ kind: 'ignored' as const, patch: sample(baselines(context)) }],
      look,
    })),
    ...rejectReasons(context.update)
      .filter(({ mutation }) => mutation === undefined)
      .map(reason => ({
        ...next(),
        actions: [
          { kind: 'reject' as const, reject: reason.reject(sample(baselines(context)), {}) },
        ],
      })),
    ...[...everyRejectedSecret(context, sample), ...tellingSecrets(context, sample)].map(
      secret => ({
        ...next(),
        actions: [{ kind: 'secret' as const, secret }],
      }),
    ),
  ],
  check: async (testCase, { baseline, actions, look }) => {
    const { update } = testCase.context;
    const watch = new Watch(testCase);
    await testCase.baseline(update, baseline);
    watch.expectNoLeak(stored);
    testCase.endBaseline();
    for (const action of actions) {
      await take(testCase, action);
      watch.expectNoLeak(action.kind === 'reject' || action.kind === 'secret' ? rejected : stored);
    }
    await lookAround(testCase, look);
    watch.expectNoLeak(stored);
    // What is found of the others counts, but not that nothing was.
    const plain = secretPlaces(update).find(({ shape }) => !takesCanary(shape));
    if (plain !== undefined)
      throw new Unobserved(
        `a secret that the schema of ${plain.path.join('.')} takes cannot be told apart from other values`,
      );
  },
});

async function take(testCase: TestCase, action: Action): Promise<void> {
  const { update } = testCase.context;
  switch (action.kind) {
    case 'update':
      await testCase.update(update, action.sent.patch, action.sent.flags);
      return;
    // Without the flag that guards them they do not count; elsewhere they do, and are as secret.
    case 'ignored':
      await testCase.tryUpdate(update, action.patch);
      return;
    case 'reject':
      await testCase.send(action.reject.request);
      return;
    case 'secret':
      await testCase.send(action.secret.request);
  }
}

async function lookAround(testCase: TestCase, look: Look): Promise<void> {
  const { update, others, abilities, target } = testCase.context;
  const [other] = others;
  const present = update.methodsAt(update.path);
  switch (look) {
    case 'read':
      await testCase.read(update);
      return;
    case 'another endpoint':
      if (other !== undefined) await testCase.read(other);
      return;
    // Both are safe (RFC 9110 section 9.2.1), and answered by other code.
    case 'another method':
      for (const method of ['HEAD', 'OPTIONS'].filter(name => !present.includes(name))) {
        const { body: _, ...request } = post(update, '');
        await testCase.send({ ...request, method });
      }
      return;
    case 'another tenant':
      if (target.hasSecondKey) await testCase.read(update, 'second');
      return;
    default: {
      if (!abilities.items.offered) return;
      const [item = ''] = await testCase.hooks.createItems(update, 1);
      await testCase.hooks.item(update, item);
      if (look === 'changed item' && abilities.itemChanges.offered)
        await testCase.hooks.changeItem(update, item, {});
      const [hook = ''] = Object.keys(update.shape.members);
      if (look === 'delivery') await testCase.hooks.tryFire(update, item, hook);
    }
  }
}

/** Looks through everything that came back since it last did. */
class Watch {
  readonly #testCase: TestCase;
  #seen = 0;

  constructor(testCase: TestCase) {
    this.#testCase = testCase;
  }

  expectNoLeak(clause: Clause): void {
    const { steps } = this.#testCase;
    const canaries = canariesIn(steps);
    for (const step of steps.slice(this.#seen)) {
      const leak = findLeak(step, canaries);
      if (leak !== null)
        this.#testCase.fail(
          clause,
          'a stored or rejected secret never comes back',
          noSecret,
          `${leak.canary} (${leak.encoding}) in ${leak.where}`,
        );
    }
    this.#expectNoCredential(steps.slice(this.#seen));
    this.#seen = steps.length;
    this.#testCase.sight.sees(clause);
  }
  /** The value itself goes into no report, not even to be masked there. */
  #expectNoCredential(steps: readonly Step[]): void {
    const { target } = this.#testCase.context;
    for (const step of steps) {
      const leak = findCredential(step, target.tellingCredentials);
      if (leak !== null)
        this.#testCase.fail(
          credentials,
          'the credentials of a request never come back',
          'no credential in any answer',
          `one (${leak.encoding}) in ${leak.where}`,
        );
    }
    this.#testCase.sight.sees(credentials);
  }
}
