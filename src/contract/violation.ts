import type { ErrorObject } from 'ajv/dist/2020.js';
import { formats } from './formats.ts';
import { isRecord, parsePointer, toFragment } from './json-pointer.ts';

/** A place of a body that is not as the contract says, by its schema or by what is stored. */
export interface Violation {
  /** A JSON pointer as a URI fragment, e.g. `#/webhooks/start/url`. */
  readonly pointer: string;
  readonly code: ViolationCode;
  /** What is expected there; it never repeats the value (secrets). */
  readonly detail: string;
}

/** Stable and machine-readable; details may change. */
export type ViolationCode =
  | 'malformed-json'
  | 'malformed-form'
  | 'too-deep'
  | 'wrong-type'
  | 'unknown-member'
  | 'missing-member'
  | 'invalid-value'
  | 'null-refused'
  | 'enabled-hook-needs-url'
  | 'credential-missing'
  | 'inactive-branch-filled'
  | 'auth-required-for-new-origin';

/** What one error of ajv (in its `verbose` form) says to people. */
export function toViolation(error: ErrorObject): Violation {
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
  const { keyword, parentSchema, params, message } = error;
  const named = isRecord(parentSchema) ? parentSchema.format : undefined;
  const format = typeof named === 'string' ? formats[named] : undefined;
  if (format !== undefined) return format.expectation;
  if (keyword === 'enum')
    return `must be one of ${params.allowedValues.map((value: unknown) => JSON.stringify(value)).join(', ')}`;
  if (keyword !== 'pattern') return message ?? `breaks "${keyword}"`;
  const described = description(parentSchema);
  return described === null
    ? `must match pattern "${parentSchema?.pattern}"`
    : `must fit its description: ${described}`;
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
