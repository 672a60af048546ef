import {
  type Edit,
  edits,
  passwordOf,
  type Secrets,
  variablesOf,
  word,
} from '../client/credential-words.ts';
import { unpacked } from '../observe/unwrapped.ts';
import { type Reading, readingOf, readingsOf, replaced } from './readings.ts';

/** Shorter keys are words of the answers themselves, such as `demo`. */
const shortestKey = 6;

/** Puts the words for the user's keys in place of the keys, in whatever form a server echoes them. */
export type KeyMask = (text: string) => string;

/** What a form of a key is found by. */
interface KeyPart {
  readonly text: string;
  readonly form: string;
  /** Where it stands in the form. */
  readonly offset: number;
  readonly word: string;
}

/** So many characters in a row are no coincidence: a message that cuts off what it quotes shows them. */
const tellingLength = 12;

function partsOf(form: string, word: string): readonly KeyPart[] {
  const last = Math.max(0, form.length - tellingLength);
  const offsets = Array.from(
    { length: Math.ceil(last / tellingLength) },
    (_, index) => index * tellingLength,
  );
  return [...offsets, last].map(offset => ({
    text: form.slice(offset, offset + tellingLength),
    form,
    offset,
    word,
  }));
}

/** Part of a text that holds a key, or what is telling of one. */
interface Found {
  readonly start: number;
  readonly end: number;
  /** How many characters of the form are not there. */
  readonly missing: number;
  readonly word: string;
}

export function createKeyMask(secrets: Secrets): KeyMask {
  const forms = new Map<string, string>();
  for (const [variable, value] of maskedValues(secrets)) {
    if (value.length < shortestKey) continue;
    for (const form of formsOf(value)) forms.set(folded(readingOf(form)).text, word(variable));
  }
  if (forms.size === 0) return text => text;
  const parts = [...forms].flatMap(([form, word]) => partsOf(form, word));
  return text => withWords(text, findIn(text, parts, 0));
}

/** What rules send of a credential is as telling. */
const sentEdits: readonly Edit[] = ['in other case', 'but its end'];

/** A later one counts: what is made of one credential may be another one. */
function maskedValues({
  credentials,
  secondCredentials,
  headers,
}: Secrets): readonly (readonly [variable: string, value: string])[] {
  const first = [...variablesOf({ credentials })];
  const second = [...variablesOf({ credentials: {}, secondCredentials })];
  return [
    ...first.flatMap(([variable, value]) =>
      sentEdits.map(edit => [variable, edits[edit].apply(value)] as const),
    ),
    ...[...second, ...first].flatMap(([variable, value]) => [
      // A username is no secret, and the password alone is one.
      ...(variable.endsWith('_BASIC') ? [[variable, passwordOf(value)] as const] : []),
      [variable, value] as const,
    ]),
    ...variablesOf({ credentials: {}, headers }),
  ];
}

/** The longest first, and of as long ones the one that is whole: one key may be the beginning of another. */
function withWords(text: string, all: readonly Found[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, word } of all.toSorted(inTurn)) {
    if (end <= from) continue;
    // What overlaps is the same key in another form.
    if (start >= from) parts.push(text.slice(from, start), word);
    from = end;
  }
  return parts.join('') + text.slice(from);
}

function inTurn(a: Found, b: Found): number {
  return a.start - b.start || b.end - a.end || a.missing - b.missing;
}

/** Packed in packed: a trace of a request whose credentials are base64 has two. */
const deepest = 2;

function findIn(text: string, parts: readonly KeyPart[], depth: number): readonly Found[] {
  return readingsOf(text).flatMap(reading => [
    ...findPlain(folded(reading), parts),
    ...(depth < deepest ? findPacked(reading, parts, depth) : []),
  ]);
}

function findPlain({ text, starts, ends }: Reading, parts: readonly KeyPart[]): readonly Found[] {
  const found: Found[] = [];
  for (const part of parts) {
    for (let at = text.indexOf(part.text); at !== -1; at = text.indexOf(part.text, at + 1)) {
      const [from, to] = extended(text, at, part);
      const missing = part.form.length - (to - from);
      found.push({ start: starts[from] ?? 0, end: ends[to - 1] ?? 0, missing, word: part.word });
    }
  }
  return found;
}

/** All that stands of the form around this part of it. */
function extended(text: string, at: number, { text: part, form, offset }: KeyPart) {
  let before = 0;
  while (before < offset && text[at - before - 1] === form[offset - before - 1]) before++;
  let length = part.length;
  while (offset + length < form.length && text[at + length] === form[offset + length]) length++;
  return [at - before, at + length] as const;
}

/** Bytes as a text: base64 in either alphabet, hexadecimal digits, numbers in a list. */
const packings = [
  {
    pattern: /[A-Za-z0-9+/_-]{8,}/g,
    // It may stand behind letters of something else: four characters are three bytes.
    open: (run: string) => [0, 1, 2, 3].map(start => Buffer.from(run.slice(start), 'base64')),
  },
  {
    pattern: /[0-9a-f]{2}([\s:,-]?)[0-9a-f]{2}(?:\1[0-9a-f]{2}){4,}/gi,
    open: (run: string) => [Buffer.from(run.replaceAll(/[^0-9a-f]/gi, ''), 'hex')],
  },
  {
    pattern: /\d{1,3}(?:\s*,\s*\d{1,3}){5,}/g,
    open: (run: string) => [Buffer.from(run.split(',').map(Number))],
  },
];

/** What is packed in the wrong place is noise; a text stands out from it. */
function legible(text: string): string {
  return text.match(/[\t-\r -~]{6,}/g)?.join('\0') ?? '';
}

/** Longer runs are files. */
const longestRun = 256 * 1024;

function findPacked(
  { text, starts, ends }: Reading,
  parts: readonly KeyPart[],
  depth: number,
): readonly Found[] {
  const found: Found[] = [];
  for (const { pattern, open } of packings) {
    for (const { 0: run, index } of text.matchAll(pattern)) {
      if (run.length > longestRun) continue;
      const [inner] = open(run)
        .flatMap(unpacked)
        .flatMap(opened => findIn(legible(opened.text), parts, depth + 1));
      if (inner === undefined) continue;
      const end = ends[index + run.length - 1] ?? 0;
      found.push({ ...inner, start: starts[index] ?? 0, end });
    }
  }
  return found;
}

function formsOf(key: string): readonly string[] {
  const bytes = Buffer.from(key);
  return [
    key,
    // Percent-encoding and base64 are of bytes.
    bytes.toString('latin1'),
    // https://url.spec.whatwg.org/#urlencoded-serializing
    key.replaceAll(' ', '+'),
    [...key].reverse().join(''),
    bytes.toString('hex'),
    ...[0, 1, 2].flatMap(offset => [
      base64Within(bytes, offset, 'base64'),
      base64Within(bytes, offset, 'base64url'),
    ]),
  ];
}

/**
 * What is certain of the base64 of a longer text that holds these bytes, as in `user:key`: three bytes
 * make four characters (RFC 4648 section 4), so there are three ways to lie in them, and the characters
 * at both ends depend on the neighbours.
 */
function base64Within(bytes: Buffer, offset: number, encoding: 'base64' | 'base64url'): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString(encoding);
  const firstWhole = Math.ceil((offset * 8) / 6);
  const pastLastWhole = Math.floor(((offset + bytes.length) * 8) / 6);
  return encoded.slice(firstWhole, pastLastWhole);
}

const spaceOrMark = /[\s\p{Cf}\p{M}]/gu;

/** Letter case, compatible characters (UAX #15) and the spaces of a folded line make no other key. */
function folded(reading: Reading): Reading {
  const folds = replaced(reading, /(\s|[^\0-\x7f])/gu, ([found = '']) => {
    const plain = found.normalize('NFKD').toLowerCase().replaceAll(spaceOrMark, '');
    return plain.length <= found.length ? plain : found;
  });
  return { ...folds, text: folds.text.replaceAll(/[A-Z]+/g, letters => letters.toLowerCase()) };
}
