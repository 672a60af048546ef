import type { Annotations } from '../annotations.ts';
import type { OperationPlace } from '../operation-place.ts';

/** What a document could say by annotations, as far as it can be told from the rest of it. */
export interface Inference {
  readonly updates: readonly InferredUpdate[];
  readonly secrets: readonly InferredSecret[];
  readonly undecided: readonly Undecided[];
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

/** Something of an operation that looks like an update, and that cannot be told. */
export interface Undecided {
  readonly operation: string;
  /** One sentence or several. */
  readonly why: readonly string[];
}
