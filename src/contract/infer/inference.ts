import type { Annotations } from '../annotations.ts';
import type { OperationPlace } from '../operation-place.ts';

/** What a document could say by annotations, as far as it can be told from the rest of it. */
export interface Inference {
  readonly updates: readonly InferredUpdate[];
  readonly secrets: readonly InferredSecret[];
  /** Operations that look like updates and are none that could be annotated. */
  readonly refused: readonly Unclear[];
  /** Parts of the others, which are annotated without them. */
  readonly unclear: readonly Unclear[];
}

/** An `x-settings-update` that an operation could have, and why. */
export interface InferredUpdate {
  readonly at: OperationPlace;
  readonly value: Annotations['settingsUpdate'] & { readonly resource: string };
  readonly reasons: readonly string[];
}

/** An `x-secret` that a property could have, and why. */
export interface InferredSecret {
  /** Where the property's schema stands. */
  readonly pointer: string;
  readonly value: Annotations['secret'];
  readonly reasons: readonly string[];
}

/** What cannot be told of an operation, and why. */
export interface Unclear {
  readonly operation: string;
  /** One sentence or several. */
  readonly why: readonly string[];
}
