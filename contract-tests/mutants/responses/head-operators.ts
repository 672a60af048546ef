import type { Answer } from './answer.ts';

/** A small change of a status or of the header fields; null where it does not fit. */
export interface HeadOperator {
  readonly id: string;
  readonly published: string;
  readonly mutate: (answer: Answer, name: string) => Answer | null;
}

/** Another status of a class, the same class included. */
export const statusOperators: readonly HeadOperator[] = [
  replacement('R2XX', [200, 201]),
  replacement('R4XX', [404, 400]),
  replacement('R5XX', [500, 503]),
];

/** Of any field. */
export const fieldOperators: readonly HeadOperator[] = [
  {
    id: 'header-removed',
    published: 'header removal',
    mutate: (answer, name) => {
      const { [name]: value, ...headers } = answer.headers;
      return value === undefined ? null : { ...answer, headers };
    },
  },
  changed('header-replaced', 'header replacement', () => 'mutant'),
];

/** Of the content type alone. */
export const mediaTypeOperators: readonly HeadOperator[] = [
  changed('media-type-replaced', 'media type replacement', () => 'text/html; charset=utf-8'),
  changed('json-type-replaced', 'media type replacement', value =>
    value.includes('problem') ? 'application/json' : 'application/problem+json',
  ),
  changed(
    'charset-replaced',
    'charset replacement',
    value => `${value.split(';')[0]}; charset=iso-8859-1`,
  ),
];

/** A field that is in no answer. */
export const additionOperators: readonly HeadOperator[] = [
  {
    id: 'header-added',
    published: 'header addition',
    mutate: (answer, name) => ({ ...answer, headers: { ...answer.headers, [name]: 'mutant' } }),
  },
];

function replacement(published: string, [first, second]: readonly [number, number]): HeadOperator {
  return {
    id: `status-${published[1]}xx`,
    published,
    mutate: answer => ({ ...answer, status: answer.status === first ? second : first }),
  };
}

function changed(id: string, published: string, change: (value: string) => string): HeadOperator {
  return {
    id,
    published,
    mutate: (answer, name) => {
      const value = answer.headers[name];
      if (value === undefined) return null;
      return { ...answer, headers: { ...answer.headers, [name]: change(value) } };
    },
  };
}
