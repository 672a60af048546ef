import type { RawRequest } from '../wire/raw-request.ts';
import { contentTypes, keys, methods, otherFields, targets } from './head-values.ts';
import type { Mutation } from './mutation.ts';

/** Mutations of what stands before the body and does not say where the request ends. */
export const headMutations: readonly Mutation[] = [
  head('another method', (request, random) => ({ ...request, method: random.pick(methods) })),
  head('another target', (request, random) => ({ ...request, target: random.pick(targets) })),
  head('a target with more', ({ target, ...request }, random) => ({
    ...request,
    target: `${target}${random.pick(['/', '?a', '#b', '%', '//', '/..', '%2f', ';'])}`,
  })),
  head('another content type', (request, random) =>
    withField(request, 'Content-Type', random.pick(contentTypes)),
  ),
  head('another key', (request, random) => withField(request, 'apiKey', random.pick(keys))),
  head('a field less', (request, random) => {
    const gone = random.pickFrom(request.fields);
    return { ...request, fields: request.fields.filter(field => field !== gone) };
  }),
  head('a field twice', (request, random) => {
    const again = random.pickFrom(request.fields);
    return {
      ...request,
      fields: again === undefined ? request.fields : [...request.fields, again],
    };
  }),
  head('a field more', (request, random) => ({
    ...request,
    fields: [...request.fields, random.pick(otherFields)],
  })),
  head('many fields', (request, random) => ({
    ...request,
    fields: [
      ...request.fields,
      ...Array.from({ length: random.below(2_500) }, (_, index) => [`X-${index}`, ''] as const),
    ],
  })),
  head('a long field', (request, random) => ({
    ...request,
    fields: [...request.fields, ['X-Long', 'x'.repeat(random.below(20_000))]],
  })),
];

function head(name: string, mutate: Mutation['mutate']): Mutation {
  return { name, kind: 'framed', mutate };
}

function withField(request: RawRequest, name: string, value: string): RawRequest {
  const rest = request.fields.filter(([known]) => known !== name);
  return { ...request, fields: [...rest, [name, value]] };
}
