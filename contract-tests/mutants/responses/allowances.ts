import type { Member } from './documented-answers.ts';

/** Why the contract allows some change of an answer. */
export interface Allowance {
  readonly id: string;
  readonly reason: string;
}

/** Where a change is made, and which. */
export interface Changed {
  readonly operation: string;
  readonly status: number;
  readonly place: string;
  readonly operator: string;
  /** The changed member of the body. */
  readonly member: Member | null;
}

type AllowanceRule = Allowance & { readonly fits: (changed: Changed) => boolean };

const otherText = ['string-replaced', 'characters-added', 'string-shortened', 'string-extended'];

const rules: readonly AllowanceRule[] = [
  {
    id: 'charset',
    reason: 'a `charset` of JSON has no meaning (RFC 8259 section 11)',
    fits: ({ operator }) => operator === 'charset-replaced',
  },
  {
    id: 'other-fields',
    reason: 'neither the document nor a rule names the field',
    fits: ({ place }) => place === 'other fields' || place === 'x-mutant',
  },
  {
    id: 'challenge',
    reason: 'the document says of `WWW-Authenticate` that it is not asked of other servers',
    fits: ({ place }) => place === 'www-authenticate',
  },
  {
    id: 'more-members',
    reason: 'a server may show more than the document describes',
    fits: ({ operator }) => operator === 'member-added',
  },
  {
    id: 'optional',
    reason: 'the document does not require the member of a problem',
    fits: ({ status, place, operator, member }) =>
      status >= 400 &&
      operator === 'member-removed' &&
      member?.isRequired === false &&
      place !== '/errors',
  },
  {
    id: 'wording',
    reason: 'the words are for people',
    fits: ({ status, place, operator }) =>
      otherText.includes(operator) &&
      (place === '/message' || (status >= 400 && /\/(type|title|detail|instance)$/.test(place))),
  },
  {
    id: 'extensions',
    reason:
      'beside its pointer an entry of `errors` tells what the server likes, and so does a `code`',
    fits: ({ status, place }) =>
      status >= 400 && /^\/errors\/\*\/(detail|code)$|^\/code$/.test(place),
  },
  {
    id: 'several-errors',
    reason: 'violations may be told in any order, and one of them twice',
    fits: ({ place, operator }) =>
      place === '/errors' && ['element-added', 'elements-exchanged'].includes(operator),
  },
  {
    id: 'empty-view',
    reason: '`/webhooks` may answer with an empty `webhook`, as its documentation shows it',
    fits: ({ place, operator }) => place === '/webhook' && operator === 'members-removed',
  },
  {
    id: 'item-view',
    reason: 'test hooks are a way of looking: what they leave out is not seen, rather than wrong',
    fits: ({ operation, operator }) =>
      /Item$/.test(operation) && ['member-removed', 'members-removed'].includes(operator),
  },
];

export const allowances: readonly Allowance[] = rules;

/** The first that fits, or null: the contract forbids it. */
export function allowanceOf(changed: Changed): Allowance | null {
  const found = rules.find(({ fits }) => fits(changed));
  return found === undefined ? null : { id: found.id, reason: found.reason };
}
