import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
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

/** A place of a seed that is at fault; it never repeats the value found there (secrets). */
export interface SeedFault {
  /** A JSON pointer as a URI fragment. */
  readonly pointer: string;
  readonly detail: string;
}

export type ParsedSeed =
  | { readonly kind: 'seed'; readonly seed: Seed }
  | { readonly kind: 'invalid'; readonly faults: readonly SeedFault[] };

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const follows = ajv.compile<Seed>(schema);

/** Checks the form; whether the patches fit the document is found out when they are planted. */
export function parseSeed(value: unknown): ParsedSeed {
  if (follows(value)) return { kind: 'seed', seed: value };
  return { kind: 'invalid', faults: (follows.errors ?? []).map(toFault) };
}

function toFault({ instancePath, keyword, params, message = '' }: ErrorObject): SeedFault {
  const at = parsePointer(instancePath);
  switch (keyword) {
    case 'additionalProperties':
      return {
        pointer: toFragment([...at, String(params.additionalProperty)]),
        detail: 'is not known; remove it or check its spelling',
      };
    case 'required':
      return { pointer: toFragment(at), detail: `needs "${params.missingProperty}"` };
    case 'type':
      return { pointer: toFragment(at), detail: `must be ${[params.type].flat().join(' or ')}` };
    default:
      return { pointer: toFragment(at), detail: message };
  }
}
