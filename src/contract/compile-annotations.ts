/** Writes the validators of the annotations as code, since to compile them took longer than all else of a start. */
import { writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import schema from '../../openapi/annotations.schema.json' with { type: 'json' };

const generated = new URL('../generated/annotations.ts', import.meta.url);

const ajv = new Ajv2020({
  strict: false,
  discriminator: true,
  code: { source: true, esm: true, lines: true },
}).addSchema(schema, 'annotations');

const names = [
  'settingsUpdate',
  'eventSubscription',
  'exclusiveBy',
  'credential',
  'secret',
  'event',
  'ruleCatalogue',
  'operationRules',
];
const code = standalone.default(
  ajv,
  Object.fromEntries(names.map(name => [name, `annotations#/$defs/${name}`])),
);
// In a module of another kind its default is read in one way by Node and in another by bundlers.
const body = code.replaceAll('require("ajv/dist/runtime/ucs2length").default', 'lengthOf');
writeFileSync(
  generated,
  `// @ts-nocheck: written by src/contract/compile-annotations.ts; change openapi/annotations.schema.json instead.
/** In code points (JSON Schema 2020-12, Validation, section 6.3.1). */
const lengthOf = text => [...text].length;
${body.trimEnd()}
`,
);
