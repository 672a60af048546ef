import { defaultContract } from '../../../src/contract/own-contract.ts';
import { placeOfView } from '../../../src/contract/settings-read.ts';
import admin from '../../../src/generated/admin.json' with { type: 'json' };
import openapi from '../../../src/generated/openapi.json' with { type: 'json' };
import { type Allowance, allowanceOf } from './allowances.ts';
import type { Answer } from './answer.ts';
import { type DocumentedAnswer, documentedAnswers, type Member } from './documented-answers.ts';
import {
  additionOperators,
  fieldOperators,
  type HeadOperator,
  mediaTypeOperators,
  statusOperators,
} from './head-operators.ts';
import { jsonOperators, mutatedAt } from './json-operators.ts';

/** One operator at one place of one answer of one operation, wherever it fits. */
export interface Mutant {
  /** The four below. */
  readonly id: string;
  readonly operation: string;
  readonly status: number;
  /** `status`, the name of a field, or a path into the body whose `*` is each element. */
  readonly place: string;
  readonly operator: string;
  /** Why the contract allows it; null where it does not. */
  readonly allowance: Allowance | null;
  /** The answer with the change made; null where it does not fit. */
  readonly apply: (answer: Answer) => Answer | null;
}

/** Every answer of the two operations, and the views in those of the test hooks. */
export const answers: readonly DocumentedAnswer[] = [
  ...documentedAnswers(openapi),
  ...documentedAnswers(admin)
    .filter(({ operation, status }) => /^(get|change)Item$/.test(operation) && status === 200)
    .map(answer => ({ ...answer, members: viewMembers() })),
];

export const mutants: readonly Mutant[] = answers.flatMap(mutantsOf);

/** Of an item the document says no more than that it has a view: it is that of the settings. */
function viewMembers(): readonly Member[] {
  const members = defaultContract().updates.flatMap(({ operationId, read }) => {
    const view = placeOfView(read);
    if (view === null) return [];
    return documentedAnswers(openapi)
      .filter(({ operation, status }) => operation === operationId && status === 200)
      .flatMap(answer => answer.members)
      .filter(
        ({ path }) => path.length > view.length && view.every((name, at) => path[at] === name),
      )
      .map(({ path, isRequired }) => ({
        path: ['webhooks', ...path.slice(view.length)],
        isRequired,
      }));
  });
  return [...new Map(members.map(member => [member.path.join('/'), member])).values()];
}

function mutantsOf(answer: DocumentedAnswer): readonly Mutant[] {
  const { members, headers } = answer;
  // The test hooks are how the verifier looks: only the view in their answers is looked at.
  const head = /Item$/.test(answer.operation)
    ? []
    : [
        ...at('status', statusOperators),
        ...at('content-type', [...fieldOperators.slice(0, 1), ...mediaTypeOperators]),
        ...headers.flatMap(name => at(name, fieldOperators)),
        ...atOtherFields(answer),
        ...at('x-mutant', additionOperators),
      ];
  const body = members.flatMap(member =>
    jsonOperators.map((operator): Mutant => {
      const place = `/${member.path.join('/')}`;
      return mutant(answer, place, operator.id, member, response => {
        const mutated = mutatedAt(response.json, member.path, operator);
        return mutated === null ? null : withJson(response, mutated.value);
      });
    }),
  );
  return [...head, ...body];

  function at(place: string, operators: readonly HeadOperator[]): readonly Mutant[] {
    return operators.map(operator =>
      mutant(answer, place, operator.id, null, response => operator.mutate(response, place)),
    );
  }
}

/** All of the fields at once that the document does not name: no rule is about any of them. */
function atOtherFields(documented: DocumentedAnswer): readonly Mutant[] {
  const named = ['content-type', ...documented.headers];
  return fieldOperators.map(operator =>
    mutant(documented, 'other fields', operator.id, null, answer => {
      const names = Object.keys(answer.headers).filter(name => !named.includes(name));
      if (names.length === 0) return null;
      return names.reduce<Answer>(
        (mutated, name) => operator.mutate(mutated, name) ?? mutated,
        answer,
      );
    }),
  );
}

function mutant(
  { operation, status }: DocumentedAnswer,
  place: string,
  operator: string,
  member: Member | null,
  apply: Mutant['apply'],
): Mutant {
  return {
    id: `${operation} ${status} ${place} ${operator}`,
    operation,
    status,
    place,
    operator,
    allowance: allowanceOf({ operation, status, place, operator, member }),
    apply,
  };
}

function withJson(answer: Answer, json: unknown): Answer {
  return { ...answer, json, text: JSON.stringify(json) };
}
