import fc from 'fast-check';

/**
 * The same values, made only when one is wanted: where not every case is run, most of the time would go into
 * those that are not. In their place stands any value, which nobody looks at. Cases draw from a sequence of
 * their own each, so that those that are made stay what they are.
 */
export function whenWanted<T>(values: fc.Arbitrary<T>, isWanted: () => boolean): fc.Arbitrary<T> {
  return new WhenWanted(values, isWanted);
}

class WhenWanted<T> extends fc.Arbitrary<T> {
  readonly #values: fc.Arbitrary<T>;
  readonly #isWanted: () => boolean;
  #last: fc.Value<T> | null = null;

  constructor(values: fc.Arbitrary<T>, isWanted: () => boolean) {
    super();
    this.#values = values;
    this.#isWanted = isWanted;
  }

  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<T> {
    if (this.#last === null || this.#isWanted())
      this.#last = this.#values.generate(random, biasFactor);
    return this.#last;
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#values.canShrinkWithoutContext(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.#values.shrink(value, context);
  }
}
