/** Writes the validators of the annotations as code, since to compile them took longer than all else of a start. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import schema from '../../openapi/annotations.schema.json' with { type: 'json' };
import { writeValidators } from './write-validators.ts';

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
const by = 'compile-annotations.ts';
writeValidators({ file: 'annotations.ts', by, source: 'openapi/annotations.schema.json' }, code);
