import type { Authentication } from './authentication.ts';
import type { Path } from './json-pointer.ts';
import type { OpenApiDocument } from './open-api-document.ts';
import type { OperationRule, RuleCatalogue } from './rules.ts';
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
  /** How a request names its tenant. */
  readonly authentication: Authentication;
  readonly updates: readonly SettingsUpdate[];
  readonly events: readonly OutgoingEvent[];
  readonly rules: RuleCatalogue;
}

/** An operation annotated with `x-settings-update`. */
export interface SettingsUpdate {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** The methods that the document describes at an address, in upper case. */
  readonly methodsAt: (address: string) => readonly string[];
  /** Names the settings document of a tenant that this operation updates. */
  readonly resource: string;
  /** The settings document: its members are the keys that a request may send or omit. */
  readonly shape: GroupShape;
  /** Where the request body carries the partial settings. */
  readonly patch: Path;
  readonly read: SettingsRead;
  readonly cascade?: Cascade;
  /** Keys that count only while a flag of the request is true. */
  readonly guards: Readonly<Record<string, Path>>;
  readonly success: SuccessResponse;
  readonly request: Validator;
  readonly rules: readonly OperationRule[];
  /** Named request examples of the document. */
  readonly examples: Readonly<Record<string, unknown>>;
}

/** How settings are read back (settings-read.ts). */
export type SettingsRead = ReadInAnswer;

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
  readonly body: Validator;
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
