import type { ErrorObject } from 'ajv';
import * as generated from '../generated/annotations.ts';
import { ContractError } from './contract-error.ts';
import { escapeToken } from './json-pointer.ts';
import type { Level } from './rules.ts';
import type { Credential, Subscription, WhenOmitted } from './shape.ts';

/** What null in a request means: what a view shows as null, that something is removed, or nothing. */
export type NullsMeaning = 'as-shown' | 'remove' | 'refuse';

/** A place in what another operation answers; its whole body unless said. */
export interface OperationBody {
  readonly operationId: string;
  readonly at?: string;
}

/** Our `x-` vocabulary as it stands in a document; `openapi/annotations.schema.json` describes it. */
export interface Annotations {
  settingsUpdate: {
    readonly resource: string | { readonly name: string; readonly key: readonly string[] };
    readonly patch?: string;
    readonly view?: string | OperationBody;
    readonly create?: string;
    readonly delete?: string;
    readonly list?: string | OperationBody;
    readonly cascade?: { readonly when: string; readonly to: string };
    readonly guards?: Readonly<Record<string, string>>;
    readonly omitted?: WhenOmitted;
    readonly nulls?: NullsMeaning;
    readonly absent?: 'unset';
  };
  eventSubscription: Subscription;
  exclusiveBy: string;
  credential: Credential;
  secret: {
    readonly presence?: string;
    readonly shown?: null | 'absent' | { readonly mask: string; readonly keeps?: boolean };
    readonly omitted?: WhenOmitted;
  };
  event: { readonly collection: string; readonly hook: string };
  ruleCatalogue: Readonly<Record<string, { readonly level: Level; readonly statement: string }>>;
  operationRules: Readonly<
    Record<
      string,
      {
        readonly level: Level;
        readonly source?: { readonly document: string; readonly quote: string };
      }
    >
  >;
}

/** Generated from `openapi/annotations.schema.json`: to compile it would take longer than all else of a start. */
interface Follows {
  (value: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

const validators: Readonly<Record<keyof Annotations, Follows>> = generated;

/** Parses one annotation, or says which place of it does not follow the vocabulary. */
export function parseAnnotation<Name extends keyof Annotations>(
  name: Name,
  value: unknown,
  place: string,
): Annotations[Name] {
  const validate = validators[name];
  const follows = (annotation: unknown): annotation is Annotations[Name] =>
    validate(annotation) === true;
  if (follows(value)) return value;
  const [error] = validate.errors ?? [];
  throw new ContractError(
    'annotation-invalid',
    `${place}${error?.instancePath ?? ''}${wrongMember(error)}`,
    `${expectation(error)}; openapi/annotations.schema.json describes the annotation`,
  );
}

function wrongMember(error: ErrorObject | undefined): string {
  const { additionalProperty: name } = error?.params ?? {};
  return typeof name === 'string' ? `/${escapeToken(name)}` : '';
}

/** In ajv's words, which leave out the name of a member that is too many and the tags that there are. */
function expectation(error: ErrorObject | undefined): string {
  switch (error?.keyword) {
    case 'additionalProperties':
      return `an annotation of this kind has no member "${error.params.additionalProperty}"; take it out`;
    case 'discriminator':
      return `"${error.params.tag}" must be one of those that there are`;
    case 'enum':
      return `must be one of ${error.params.allowedValues.join(', ')}`;
    default:
      return error?.message ?? 'is not as it should be';
  }
}
