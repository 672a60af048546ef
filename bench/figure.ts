/** One measured value and what it has to be. */
export interface Figure {
  /** What is compared with what. */
  readonly name: string;
  /** What was measured, in words with units. */
  readonly measured: string;
  readonly value: number;
  /** `×` for a ratio. */
  readonly unit: string;
  /** Null for what is told for contrast. */
  readonly bound: Bound | null;
}

export type Bound = {
  readonly kind: 'at least' | 'at most';
  readonly value: number;
};

export const atLeast = (value: number): Bound => ({ kind: 'at least', value });
export const atMost = (value: number): Bound => ({ kind: 'at most', value });

/** A value that is no number meets nothing. */
export function isMet({ value, bound }: Figure): boolean {
  if (bound === null) return true;
  return bound.kind === 'at least' ? value >= bound.value : value <= bound.value;
}
