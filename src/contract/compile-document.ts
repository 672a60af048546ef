/** Writes validators of the platform's document as code: to compile them took longer than all else of a mock's first answer. */
import { _ } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import openapi from '../generated/openapi.json' with { type: 'json' };
import { convertDocument } from './convert/convert-document.ts';
import { askedOf } from './own-pointers.ts';
import { createEngine } from './validator.ts';
import { writeValidators } from './write-validators.ts';

const engine = createEngine(convertDocument(openapi).document, {
  messages: false,
  code: { source: true, esm: true, lines: true, formats: _`formats` },
});
const names = new Map(askedOf(openapi).map((pointer, index) => [`accepts${index}`, pointer]));
const written = standalone.default(
  engine,
  Object.fromEntries([...names].map(([name, at]) => [name, `document#${encodeURI(at)}`])),
);
const exported = /^export const (accepts\d+) = (\w+);$/gm;
const members = [...written.matchAll(exported)].map(
  ([, name = '', validate]) => `${JSON.stringify(names.get(name))}: ${validate},`,
);
const body = written.replace('"use strict";', '').replaceAll(exported, '');
writeValidators(
  { file: 'accepts.ts', by: 'compile-document.ts', source: 'openapi/' },
  `/** Whether a value is valid, by the pointer of its schema. */
export function acceptsWith(formats) {
${body.trim()}
return {
${members.join('\n')}
};
}`,
);
