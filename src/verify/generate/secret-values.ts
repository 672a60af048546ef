import fc from 'fast-check';
import type { SecretShape } from '../../contract/shape.ts';
import { leafOf } from './leaf-values.ts';
import { oncePer } from './once-per.ts';
import { alternativesOf, bound, typeOf } from './schema-parts.ts';
import { isKnownFormat, regExpOf } from './text-values.ts';
import { canary, type UrlBase } from './values.ts';

/** Fresh secrets: canaries where the schema takes them, else what it takes. */
export function secretOf(shape: SecretShape, urls: UrlBase): fc.Arbitrary<unknown> {
  return canaryFor(shape) ?? leafOf(shape.patch, urls);
}

/** Whether a secret of this place is told apart from everything else wherever it turns up. */
export function takesCanary(shape: SecretShape): boolean {
  return canaryFor(shape) !== null;
}

const canaryFor = oncePer(({ patch }: SecretShape): fc.Arbitrary<string> | null => {
  const [schema = {}] = alternativesOf(patch);
  const { enum: values, const: constant, format, pattern, minLength, maxLength } = schema;
  if (typeOf(schema) !== 'string' || values !== undefined || constant !== undefined) return null;
  const texts = canary.map(text => text.padEnd(bound(minLength, 0), 'x'));
  const [text = ''] = fc.sample(texts, { numRuns: 1, seed: 1 });
  const isFree = typeof format !== 'string' || !isKnownFormat(format);
  const fits = typeof pattern !== 'string' || regExpOf(pattern)?.test(text) !== false;
  return isFree && fits && text.length <= bound(maxLength, text.length) ? texts : null;
});
