import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { parsePointer, toFragment } from '../../src/contract/json-pointer.ts';
import schema from './seed.schema.json' with { type: 'json' };

/** What a mock starts with, as `seed.schema.json` describes it. */
export interface Seed {
  readonly tenants: Readonly<Record<string, SeedTenant>>;
}

export interface SeedTenant {
  /** Patches by operationId or path. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** By collection, how many items or a patch for each. */
  readonly items?: Readonly<Record<string, number | readonly unknown[]>>;
}

/** A place of a seed that is not as it must be; it never repeats the value found there (secrets). */
export interface SeedViolation {
  /** A JSON pointer as a URI fragment. */
  readonly pointer: string;
  readonly detail: string;
}

export type ParsedSeed =
  | { readonly kind: 'seed'; readonly seed: Seed }
  | { readonly kind: 'invalid'; readonly violations: readonly SeedViolation[] };

let compiled: ValidateFunction<Seed> | undefined;

/** By the first seed: a page may let nothing be compiled, and would have to be told of it by what it asked for. */
function validator(): ValidateFunction<Seed> {
  // `verbose` hands the schema to `toViolation`, which has an example for every place.
  const options = { allErrors: true, allowUnionTypes: true, verbose: true };
  compiled ??= new Ajv2020(options).compile<Seed>(schema);
  return compiled;
}

/** Checks the form; whether the patches fit the document is found out when they are planted. */
export function parseSeed(value: unknown): ParsedSeed {
  const follows = validator();
  if (follows(value)) return { kind: 'seed', seed: value };
  return { kind: 'invalid', violations: (follows.errors ?? []).map(toViolation) };
}

function toViolation(error: ErrorObject): SeedViolation {
  const at = parsePointer(error.instancePath);
  if (error.keyword === 'additionalProperties') {
    return {
      pointer: toFragment([...at, String(error.params.additionalProperty)]),
      detail: 'is not known; remove it or check its spelling',
    };
  }
  const example = JSON.stringify(error.parentSchema?.examples[0]);
  return { pointer: toFragment(at), detail: `${wrongWith(error)}; write, for example, ${example}` };
}

function wrongWith({ keyword, params, message = '', data }: ErrorObject): string {
  if (keyword === 'required') return `needs "${params.missingProperty}"`;
  if (keyword !== 'type') return message;
  // What YAML makes of a file without a line, and of a name with nothing below it.
  if (data === undefined || data === null) return 'is empty';
  return `must be ${[params.type].flat().join(' or ')}`;
}
