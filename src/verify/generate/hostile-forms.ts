import type { SettingsUpdate } from '../../contract/contract.ts';
import { bodyText } from './body-text.ts';
import type { HostileRequest } from './hostile-bodies.ts';
import { describes } from './refusals.ts';
import { post } from './rejects.ts';
import { leastBody } from './required.ts';

/** Fields that reach into the prototypes of careless JavaScript. */
const polluting = [
  '__proto__=1',
  '__proto__[status]=true',
  'constructor[prototype][status]=true',
  'prototype=1',
  'hasOwnProperty=1',
  'toString=',
];

const many = Array.from({ length: 1_000 }, (_, index) => `k${index}=1`).join('&');

/**
 * Forms that break parsers and careless code, as far as the schema of this one rules them out. What is no
 * form at all there is hardly: a parser takes a lone percent sign for itself (WHATWG URL, section 5.1).
 */
export function hostileForms(update: SettingsUpdate): readonly HostileRequest[] {
  const { form } = update;
  if (form === undefined) return [];
  const valid = bodyText(update, leastBody(update)) ?? '';
  const beside = (field: string) => (valid === '' ? field : `${valid}&${field}`);
  const isRuledOut = (text: string) => update.request(form.read(text)).length > 0;
  const ruledOut = [
    ...polluting.map(field => ({ what: `the field ${field}`, text: beside(field) })),
    { what: 'a thousand unknown fields', text: beside(many) },
  ].filter(({ text }) => isRuledOut(text));
  const large = { what: 'a form of 300 kB', text: beside(`x=${'x'.repeat(300_000)}`) };
  return [...ruledOut, ...(describes(update, 413) ? [large] : [])].map(({ what, text }) => ({
    what,
    request: post(update, text),
  }));
}
