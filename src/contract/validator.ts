import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ContractError } from './contract-error.ts';
import { formats } from './formats.ts';
import { isRecord, parsePointer, toFragment } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';

/** A place of a body that breaks its schema. */
export interface Violation {
  /** A JSON pointer as a URI fragment, e.g. `#/webhooks/start/url`. */
  readonly pointer: string;
  readonly code: ViolationCode;
  /** What is expected there; it never repeats the value (secrets). */
  readonly detail: string;
}

export type ViolationCode = 'wrong-type' | 'unknown-member' | 'missing-member' | 'invalid-value';

/** No violations: the value is as the schema says. */
export type Validator = (value: unknown) => readonly Violation[];

const engines = new WeakMap<OpenApiDocument, Ajv2020>();

/** A validator for the schema at a pointer of the document, compiled on first use and only once. */
export function createValidator(document: OpenApiDocument, pointer: string): Validator {
  let compiled: ((value: unknown) => readonly Violation[]) | undefined;
  return value => {
    compiled ??= compile(document, pointer);
    return compiled(value);
  };
}

function compile(document: OpenApiDocument, pointer: string): Validator {
  const validate = compileSchema(document, pointer);
  return value => (validate(value) ? [] : (validate.errors ?? []).slice(0, 1).map(toViolation));
}

function compileSchema(document: OpenApiDocument, pointer: string): ValidateFunction {
  try {
    return engineFor(document).compile({ $ref: `document#${encodeURI(pointer)}` });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContractError(
      'document-invalid',
      pointer,
      `the schema cannot be compiled (${reason}); correct it`,
    );
  }
}

function engineFor(document: OpenApiDocument): Ajv2020 {
  const known = engines.get(document);
  if (known !== undefined) return known;
  // `verbose` hands the schema to `toViolation`; `allErrors` stays off so that hostile input is refused early.
  const engine = new Ajv2020({
    strict: false,
    verbose: true,
    meta: false,
    validateSchema: false,
    logger: false,
  });
  addFormats.default(engine);
  for (const [name, format] of Object.entries(formats)) engine.addFormat(name, format.accepts);
  // OpenAPI's dialect keyword would make ajv look for a meta-schema with $dynamicRef, which it refuses.
  const { $schema, jsonSchemaDialect, ...schema } = document;
  engine.addSchema(schema, 'document', false, false);
  engines.set(document, engine);
  return engine;
}

function toViolation(error: ErrorObject): Violation {
  const at = parsePointer(error.instancePath);
  switch (error.keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return violation(
        [...at, String(error.params.additionalProperty ?? error.params.unevaluatedProperty)],
        'unknown-member',
        'is not a known member; remove it',
      );
    case 'required':
      return violation(
        [...at, String(error.params.missingProperty)],
        'missing-member',
        'is required',
      );
    case 'type':
      return violation(at, 'wrong-type', `must be ${[error.params.type].flat().join(' or ')}`);
    default:
      return violation(at, 'invalid-value', expectation(error));
  }
}

function expectation(error: ErrorObject): string {
  const named = isRecord(error.parentSchema) ? error.parentSchema.format : undefined;
  const format = typeof named === 'string' ? formats[named] : undefined;
  if (format !== undefined) return format.expectation;
  if (error.keyword === 'enum')
    return `must be one of ${error.params.allowedValues.map((value: unknown) => JSON.stringify(value)).join(', ')}`;
  const described = error.keyword === 'pattern' ? description(error.parentSchema) : null;
  if (described !== null) return `must fit its description: ${described}`;
  return error.message ?? `breaks "${error.keyword}"`;
}

/** What the author tells people of a value, who would have to decipher its pattern: the first paragraph, on one line. */
function description(schema: unknown): string | null {
  if (!isRecord(schema) || typeof schema.description !== 'string') return null;
  const [paragraph = ''] = schema.description.trim().split(/\n\s*\n/);
  return paragraph === '' ? null : paragraph.replace(/\s+/g, ' ');
}

function violation(path: readonly string[], code: ViolationCode, detail: string): Violation {
  return { pointer: toFragment(path), code, detail };
}
