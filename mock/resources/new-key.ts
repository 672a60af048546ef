import type { KeyPlace } from '../../src/contract/contract.ts';

type Schema = KeyPlace['schema'];

/** A value for the key of the nth that there is, as its schema has it. */
export function newKey(schema: Schema, nth: number): string | number {
  const { type, format, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const types = [type].flat();
  if (!types.includes('string') && (types.includes('integer') || types.includes('number')))
    return nth + (typeof schema.minimum === 'number' ? Math.max(0, schema.minimum) : 0);
  if (format === 'uuid') return uuid(nth);
  const fits = (text: string) =>
    text.length >= Number(minLength) &&
    text.length <= Number(maxLength) &&
    (typeof pattern !== 'string' || matches(pattern, text));
  return candidates(schema, nth).find(fits) ?? String(nth);
}

/** What keys look like; the last digits tell one from another. */
function candidates({ examples, example }: Schema, nth: number): readonly string[] {
  const shown = [example, ...[examples].flat()].filter(one => typeof one === 'string');
  return [
    String(nth),
    uuid(nth),
    ...shown.map(one => numbered(one, nth)),
    ...[2, 8, 16, 20, 24, 26, 32, 34, 40, 64].map(length => hexadecimal(nth, length)),
    // Twilio and others: letters that tell the kind, and 32 digits.
    ...prefixes(shown).map(prefix => `${prefix}${hexadecimal(nth, 32)}`),
  ];
}

function prefixes(shown: readonly string[]): readonly string[] {
  return ['AA', ...shown.map(one => one.slice(0, 2))];
}

/** The number in place of the last characters of a text of the same kind. */
function numbered(text: string, nth: number): string {
  const digits = String(nth);
  return `${text.slice(0, Math.max(0, text.length - digits.length))}${digits}`;
}

function hexadecimal(nth: number, length: number): string {
  return nth.toString(16).padStart(length, '0').slice(-length);
}

/** RFC 9562 section 5.8: what stands in the first 122 bits of version 8 is whatever one likes. */
function uuid(nth: number): string {
  return `00000000-0000-8000-8000-${hexadecimal(nth, 12)}`;
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}
