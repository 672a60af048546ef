import {
  Ajv2020,
  type AnySchemaObject,
  type ErrorObject,
  type Options,
  type ValidateFunction,
} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { allViolations } from './all-violations.ts';
import { ContractError } from './contract-error.ts';
import { formats } from './formats.ts';
import { linearPattern } from './linear-pattern.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import { placesIn } from './places-in.ts';
import { validatedDocument } from './validated-document.ts';
import { toViolation, type Violation } from './violation.ts';

/** No violations: the value is as the schema says. */
export type Validator = (value: unknown) => readonly Violation[];

/** The engine that stops at the first error, and the one that goes on. */
type Thoroughness = 'first' | 'all';

const engines: Readonly<Record<Thoroughness, WeakMap<OpenApiDocument, Ajv2020>>> = {
  first: new WeakMap(),
  all: new WeakMap(),
};

const none: readonly never[] = [];

/** Whether a value is valid, by the pointer of its schema: validators that were compiled before. */
export type Compiled = Readonly<Record<string, (value: unknown) => boolean>>;

const compiledOf = new WeakMap<OpenApiDocument, Compiled>();

/** What was compiled of a document before tells what is valid; what is wrong is told by the engines. */
export function useCompiled(document: OpenApiDocument, compiled: Compiled): void {
  compiledOf.set(document, compiled);
}

/** Bodies of more values are no forms: of them the first violation alone is told, which bounds what a refusal costs. */
export const mostValues = 1_000;

/** A validator for the schema at a pointer of the document, compiled on first use and only once. */
export function createValidator(document: OpenApiDocument, pointer: string): Validator {
  const lazy = (thoroughness: Thoroughness) => {
    let compiled: ValidateFunction | undefined;
    return (value: unknown): readonly ErrorObject[] => {
      compiled ??= compileSchema(document, pointer, thoroughness);
      return compiled(value) ? none : (compiled.errors ?? none);
    };
  };
  const first = lazy('first');
  const all = lazy('all');
  const accepts = compiledOf.get(document)?.[pointer];
  return value => {
    if (accepts?.(value) === true) return none;
    const error = first(value)[0];
    if (error === undefined) return none;
    const places = placesIn(value, mostValues);
    return places === null ? [toViolation(error)] : allViolations(all(value), places);
  };
}

function compileSchema(
  document: OpenApiDocument,
  pointer: string,
  thoroughness: Thoroughness,
): ValidateFunction {
  try {
    return engineFor(document, thoroughness).compile({ $ref: `document#${encodeURI(pointer)}` });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContractError(
      'document-invalid',
      pointer,
      `the schema cannot be compiled (${reason}); correct it`,
    );
  }
}

function engineFor(document: OpenApiDocument, thoroughness: Thoroughness): Ajv2020 {
  const known = engines[thoroughness].get(document);
  if (known !== undefined) return known;
  // `verbose` hands the schema to `toViolation`.
  const engine = createEngine(document, {
    verbose: true,
    allErrors: thoroughness === 'all',
    code: { regExp: patternEngine },
  });
  if (thoroughness === 'all') spareLongTexts(engine);
  engines[thoroughness].set(document, engine);
  return engine;
}

/** An engine that knows a document, and takes for valid what every other one of it does. */
export function createEngine(document: OpenApiDocument, options: Options): Ajv2020 {
  const quiet = { strict: false, meta: false, validateSchema: false, logger: false } as const;
  const engine = new Ajv2020({ ...quiet, ...options });
  addFormats.default(engine);
  for (const [name, format] of Object.entries(formats)) engine.addFormat(name, format.accepts);
  engine.addSchema(validatedDocument(document), 'document', false, false);
  return engine;
}

/**
 * The first engine refuses a text by its length before it meets a pattern, which may take long on it.
 * One that goes on after an error must not let a pattern see such a text either.
 */
function spareLongTexts(engine: Ajv2020): void {
  engine.removeKeyword('pattern').addKeyword({
    keyword: 'pattern',
    type: 'string',
    schemaType: 'string',
    compile: (pattern: string, { maxLength }: AnySchemaObject) => {
      const expression = patternEngine(pattern);
      return (text: string) =>
        (typeof maxLength === 'number' && isLonger(text, maxLength)) || expression.test(text);
    },
  });
}

/** Stands in for `RegExp`, whose way with some patterns takes for ever; ajv's `code` is for schemas compiled into files. */
const patternEngine = Object.assign(
  (source: string) => {
    const pattern = linearPattern(source);
    if (pattern === null) throw new Error(`no engine can be trusted with the pattern ${source}`);
    return pattern;
  },
  { code: 'linearPattern' },
);

/** Section 6.3.1 of JSON Schema's validation counts characters, of which some are two units of a string. */
function isLonger(text: string, most: number): boolean {
  return text.length > most && (text.length > 2 * most || [...text].length > most);
}
