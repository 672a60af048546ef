import { createProblem } from '../src/problem/problem.ts';
import { ProblemResponse } from '../src/problem/problem-response.ts';
import { notFound } from '../src/problem/refusals.ts';

/** A response of an operation, as far as it matters here. */
export interface DescribedResponse {
  readonly code: string;
  readonly contents?: readonly { readonly examples?: readonly { readonly key: string }[] }[];
}

/** Says what may be asked for: every code of the operation with the names of its examples. */
export function noSuchResponse(responses: readonly DescribedResponse[]): ProblemResponse {
  const described = responses.map(({ code, contents = [] }) => {
    const names = contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key));
    return names.length === 0 ? code : `${code} (${names.join(', ')})`;
  });
  return notFound(`the document describes no such response; it has ${described.join(', ')}`);
}

/** Of the media types that a client takes, the document describes none that can be written. */
export function notAcceptable(): ProblemResponse {
  const detail =
    'the mock writes JSON where the document describes a structure, and any other media type from an example that is a text; accept application/json, or give such an example';
  return new ProblemResponse(createProblem('not-acceptable', { detail }));
}
