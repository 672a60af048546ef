import type { Authentication } from './authentication.ts';
import type { Form } from './form/form.ts';
import type { Inference } from './infer/inference.ts';
import type { Path } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { OperationRule, RuleCatalogue } from './rules.ts';
import type { SchemaObject } from './schema.ts';
import type { GroupShape } from './shape.ts';
import type { Validator } from './validator.ts';

/** What an annotated document promises, parsed once; the rest of the project never reads the document. */
export interface Contract {
  readonly title: string;
  readonly version: string;
  /** The document as one of OpenAPI 3.1, whatever it was written in. */
  readonly document: OpenApiDocument;
  /** The document as it was written. */
  readonly written: Readonly<Record<string, unknown>>;
  /** How a request that is of no annotated operation, such as one to the test hooks, names its tenant: as any of them does. */
  readonly authentication: Authentication;
  readonly updates: readonly SettingsUpdate[];
  /** What the updates are about. */
  readonly resources: readonly Resource[];
  readonly events: readonly OutgoingEvent[];
  readonly rules: RuleCatalogue;
  /** What was inferred rather than written, where that was asked for. */
  readonly inference?: Inference;
}

/** An operation as the document describes it. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly method: string;
  /** With the names of its parameters in braces. */
  readonly path: string;
  /** How a request names its tenant. */
  readonly authentication: Authentication;
  /** Of the path, and whatever else a request has to say beside its body. */
  readonly parameters: readonly Parameter[];
  readonly success: SuccessResponse;
  readonly errors: readonly DescribedError[];
}

/** An answer that is no success. */
export interface DescribedError {
  /** As the document names it, in upper case: a status, a range of them or `DEFAULT`. */
  readonly code: string;
  /** Whether its body is a problem document (RFC 9457). */
  readonly isProblem: boolean;
}

/** A parameter that a request has to have. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly schema: SchemaObject;
  /** A value that the document shows. */
  readonly example?: unknown;
}

/** Things of one kind: a tenant has one for each value of the key, or a single one. */
export interface Resource {
  readonly name: string;
  readonly key: readonly string[];
  /** All that its operations store. */
  readonly shape: GroupShape;
  /** Where what is shown of one has the values of its key, as far as it has. */
  readonly keyAt: readonly KeyPlace[];
  readonly create?: CreateOperation;
  readonly read?: ReadOperation;
  readonly list?: ListOperation;
  readonly remove?: DescribedOperation;
}

/** Makes a new one out of its body. */
export interface CreateOperation extends SettingsUpdate {
  /** For each name of the key that the path has not, where its value is told. */
  readonly newKeyAt: readonly NewKeyPlace[];
}

/** Where a value of the key stands. */
export interface KeyPlace {
  readonly name: string;
  readonly at: Path;
  readonly schema: SchemaObject;
}

/** Where a new resource tells a value of its key: in the body of the answer or of the request, or at the end of `Location`. */
export type NewKeyPlace =
  | ({ readonly in: 'response' | 'request' } & KeyPlace)
  | ({ readonly in: 'location' } & Omit<KeyPlace, 'at'>);

/** Shows the settings. */
export interface ReadOperation extends DescribedOperation {
  /** Where the success body shows them. */
  readonly at: Path;
}

/** Shows all that there are. */
export interface ListOperation extends DescribedOperation {
  /** Where the success body has the array. */
  readonly at: Path;
  /** Where each element shows the values of the key. */
  readonly keyAt: readonly KeyPlace[];
}

/** An operation annotated with `x-settings-update`. */
export interface SettingsUpdate extends DescribedOperation {
  /** The methods that the document describes at an address, in upper case. */
  readonly methodsAt: (address: string) => readonly string[];
  /** Names the resource whose settings this operation updates. */
  readonly resource: string;
  /** The path parameters whose values tell one of the resource from another; none where a tenant has one. */
  readonly key: readonly string[];
  /** What a request may send: its members are the keys that it may omit. */
  readonly shape: GroupShape;
  /** All that operations of the resource store, of which `shape` is the part that this one may send. */
  readonly settings: GroupShape;
  /** What the request body is. */
  readonly body: SchemaObject;
  /** Where the request body carries the partial settings. */
  readonly patch: Path;
  readonly read: SettingsRead;
  readonly cascade?: Cascade;
  /** Keys that count only while a flag of the request is true. */
  readonly guards: Readonly<Record<string, Path>>;
  /** What it says that a view leaves a member out: that it is unset, or nothing. */
  readonly absent: 'unset' | 'unseen';
  /** What the body of a request is sent as: a type of JSON text, or a form. */
  readonly mediaType: string;
  /** How it is sent as a form; absent where it is JSON. */
  readonly form?: Form;
  readonly request: Validator;
  readonly rules: readonly OperationRule[];
  /** Named request examples of the document. */
  readonly examples: Readonly<Record<string, unknown>>;
}

/** How settings are read back (settings-read.ts). */
export type SettingsRead = ReadInAnswer | ReadByOperation | ReadNowhere;

/** No operation shows them, as it may be with a password. */
export interface ReadNowhere {
  readonly kind: 'nowhere';
}

/** The success of an update does not show them; another operation does. */
export interface ReadByOperation {
  readonly kind: 'by-operation';
  readonly operation: ReadOperation;
}

/** The success of every update shows them, so that an update which changes nothing reads them. */
export interface ReadInAnswer {
  readonly kind: 'in-answer';
  /** Where the success body shows them. */
  readonly at: Path;
}

export interface Cascade {
  /** The request flag that carries the sent keys to every existing item. */
  readonly when: Path;
  /** The collection whose items it reaches. */
  readonly to: string;
}

export interface SuccessResponse {
  readonly status: number;
  /** The members of the body that the schema fixes with `const` or words with `default`, without the view. */
  readonly constants: Readonly<Record<string, unknown>>;
  /** Null where the success has no JSON body. */
  readonly body: Validator | null;
}

/** An entry of the document's `webhooks` annotated with `x-event`. */
export interface OutgoingEvent {
  readonly name: string;
  readonly collection: string;
  /** The settings key, a group with `x-event-subscription`, that decides where it goes. */
  readonly hook: string;
  readonly payload: Validator;
  /** The header fields that the document describes for it, each with its example. */
  readonly headers: Readonly<Record<string, string>>;
  readonly example: unknown;
}
