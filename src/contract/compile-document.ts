/** Writes validators of the platform's document as code: to compile them took longer than all else of a mock's first answer. */
import { writeFileSync } from 'node:fs';
import { _, Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import openapi from '../generated/openapi.json' with { type: 'json' };
import { convertDocument } from './convert/convert-document.ts';
import { formats } from './formats.ts';
import { askedOf } from './own-pointers.ts';
import { validatedDocument } from './validated-document.ts';

const generated = new URL('../generated/accepts.ts', import.meta.url);
const code = { source: true, esm: true, lines: true, formats: _`formats` };
const quiet = { meta: false, validateSchema: false, logger: false, messages: false } as const;
const ajv = new Ajv2020({ strict: false, ...quiet, code });
for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format.accepts);
ajv.addSchema(validatedDocument(convertDocument(openapi).document), 'document', false, false);

const names = new Map(askedOf(openapi).map((pointer, index) => [`accepts${index}`, pointer]));
const written = standalone.default(
  ajv,
  Object.fromEntries([...names].map(([name, at]) => [name, `document#${encodeURI(at)}`])),
);
const exported = /^export const (accepts\d+) = (\w+);$/gm;
const members = [...written.matchAll(exported)].map(
  ([, name = '', validate]) => `${JSON.stringify(names.get(name))}: ${validate},`,
);
const body = written
  .replace('"use strict";', '')
  .replaceAll(exported, '')
  .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'lengthOf');
writeFileSync(
  generated,
  `// @ts-nocheck: written by src/contract/compile-document.ts; change openapi/ instead.
/** In code points (JSON Schema 2020-12, Validation, section 6.3.1). */
const lengthOf = text => [...text].length;
/** Whether a value is valid, by the pointer of its schema. */
export function acceptsWith(formats) {
${body.trim()}
return {
${members.join('\n')}
};
}
`,
);
