import fc from 'fast-check';
import { membersIn } from '../../contract/json-pointer.ts';
import { clause } from '../case/clause.ts';
import { posted } from '../case/posted.ts';
import { isSuccess } from '../client/exchange.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { bodyMutations, type Mutation } from '../generate/body-mutations.ts';
import { hooksOf, subscribed, subscriptionsOf } from '../generate/keys.ts';
import type { Patch } from '../generate/patches.ts';
import { anyFlags } from '../generate/rejects.ts';
import { requestBody } from '../generate/request-body.ts';
import { baselines, pick } from '../generate/updates.ts';
import { urlBase, urlOfLength } from '../generate/values.ts';
import { defineRule } from './rule.ts';

/** The longest url that is allowed, in characters. */
const longest = 2048;

const exact = clause(
  'exact',
  'answers',
  'a request is refused for what the document rules out, and for that alone',
);

export const requestsAreStrict = defineRule({
  id: 'requests-are-strict',
  clauses: [exact],
  inputs: context =>
    fc.oneof(
      ...mutations(context).map(mutation =>
        fc.record({
          kind: fc.constant('mutation' as const),
          patch: baselines(context),
          flags: anyFlags,
          mutation,
        }),
      ),
      fc.record({
        kind: fc.constant('edge' as const),
        patch: edges(context),
        type: mediaTypes(context),
      }),
    ),
  // Each violation once in every run: most servers are wrong about one of them only.
  examples: (context, sample) => {
    const patch = sample(baselines(context));
    return [
      ...bodyMutations(context.update).map(mutation => ({
        kind: 'mutation' as const,
        patch,
        flags: { guards: true },
        mutation,
      })),
      { kind: 'edge' as const, patch: {}, type: `${context.update.mediaType}; charset=utf-8` },
    ];
  },
  check: async (testCase, input) => {
    const { update } = testCase.context;
    if (input.kind === 'edge') {
      // Strict is not stricter than said.
      const body = requestBody(update, input.patch);
      // The document may be stricter than we are.
      if (update.request(body).length > 0) return;
      testCase.endBaseline();
      const request = posted(update, body);
      const headers = { 'content-type': input.type };
      const { response } = await testCase.send({ ...request, headers });
      if (!isSuccess(response))
        testCase.fail(
          exact,
          `a valid update sent as ${input.type} is accepted`,
          update.success.status,
          response.status,
        );
      testCase.sight.sees(exact);
      return;
    }
    const { patch, flags, mutation } = input;
    if (mutation.stored !== undefined)
      await testCase.unchangedBaseline(update, { ...patch, ...mutation.stored });
    await testCase.refused(
      exact,
      update,
      mutation.put(requestBody(update, patch, flags)),
      mutation.what,
    );
  },
});

/** RFC 9110 section 8.3.1: names in any case, and JSON is UTF-8 with or without saying so. */
function mediaTypes({ update }: RuleContext): fc.Arbitrary<string> {
  return fc.constantFrom(
    update.mediaType,
    `${update.mediaType}; charset=utf-8`,
    `${update.mediaType};charset=UTF-8`,
  );
}

/** One of them, in a list that is empty where the document rules nothing out. */
function mutations({ update }: RuleContext): readonly fc.Arbitrary<Mutation>[] {
  const all = bodyMutations(update);
  return all.length === 0 ? [] : [fc.constantFrom(...all)];
}

/** Hooks with the longest url that is allowed, or whatever is valid where there is none. */
function edges(context: RuleContext): fc.Arbitrary<Patch> {
  const { update } = context;
  const hooks = subscriptionsOf(update);
  if (hooks.length === 0) return baselines(context);
  const hook = fc.constantFrom(...hooks);
  const settings = baselines(context).map(patch => pick(patch, hooksOf(update)));
  return fc
    .tuple(settings, hook, urlOfLength(urlBase(context), longest))
    .map(([patch, name, url]) => {
      const member = subscribed(update, name)?.url ?? '';
      return { [name]: { ...membersIn(patch[name]), [member]: url } };
    });
}
