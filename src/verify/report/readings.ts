/** A text as somebody may read it: each character comes from a part of the original. */
export interface Reading {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** So many ways to read a text are tried: an escape in an escape in an escape is none by accident. */
const mostReadings = 32;
/** Of a long text fewer, though never less than one for each kind of escape. */
const mostCharacters = 2_000_000;

interface Escape {
  readonly pattern: RegExp;
  /** What a match stands for, in no more characters than it has itself. */
  readonly decode: (groups: readonly (string | undefined)[]) => string;
}

/** Each by itself, as they come in any order: what is an escape to one is plain text to another. */
const escapes: readonly Escape[] = [
  // JSON (RFC 8259 section 7) and the languages that quote as it does.
  {
    pattern:
      /\\(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|([0-7]{3})|([bfnrtv])|(.))/gis,
    decode: ([short, long, byte, octal, control, itself]) =>
      control !== undefined
        ? ' '
        : (itself ??
          (octal === undefined ? character(short ?? long ?? byte, 16) : character(octal, 8))),
  },
  // URLs and forms (RFC 3986 section 2.1).
  {
    pattern: /%(?:u([0-9a-f]{4})|([0-9a-f]{2}))/gi,
    decode: ([long, byte]) => character(long ?? byte, 16),
  },
  // HTML and XML: numbers, and the names that HTML has for what is in ASCII.
  {
    pattern: /&(?:#x0*([0-9a-f]{1,6});?|#0*(\d{1,7});?|(\w{2,8});)/gi,
    decode: ([hex, decimal, name = '']) =>
      hex === undefined && decimal === undefined
        ? (names.get(name.toLowerCase()) ?? `&${name};`)
        : character(hex ?? decimal, hex === undefined ? 10 : 16),
  },
  // Mail (RFC 2045 section 6.7), which leaves letters and digits alone: `a=b2c` holds none of it.
  {
    pattern: /=(?:(2[1-9a-f]|3[a-f]|40|5[b-f]|60|7[b-e])|\r?\n)/gi,
    decode: ([byte]) => (byte === undefined ? ' ' : character(byte, 16)),
  },
];

/** https://html.spec.whatwg.org/multipage/named-characters.html, each name with its character behind it. */
const names = new Map(
  [
    'excl! quot" num# dollar$ percnt% amp& apos\' lpar( rpar) ast* midast* plus+ comma, hyphen- dash-',
    'minus- period. sol/ colon: semi; lt< equals= gt> quest? commat@ lsqb[ lbrack[ bsol\\ rsqb] rbrack]',
    'hat^ lowbar_ underbar_ grave` lcub{ lbrace{ verbar| vert| rcub} rbrace} tilde~',
  ].flatMap(line => line.split(' ').map(name => [name.slice(0, -1), name.slice(-1)] as const)),
);

/** The text as it is, then with every kind of escape taken back, again and again. */
export function readingsOf(text: string): readonly Reading[] {
  const found = [readingOf(text)];
  const known = new Set([text]);
  let size = 0;
  for (const reading of found) {
    if (size > mostCharacters || found.length >= mostReadings) break;
    for (const { pattern, decode } of escapes) {
      const isEscaped = reading.text.search(pattern) !== -1;
      const next = isEscaped ? replaced(reading, pattern, decode) : reading;
      size += next.text.length;
      if (!known.has(next.text)) found.push(next);
      known.add(next.text);
    }
  }
  return found;
}

export function readingOf(text: string): Reading {
  const starts = Uint32Array.from({ length: text.length }, (_, index) => index);
  return { text, starts, ends: starts.map(start => start + 1) };
}

/** With every match replaced by no more characters than it has. */
export function replaced(
  { text, starts, ends }: Reading,
  pattern: RegExp,
  replacement: Escape['decode'],
): Reading {
  const parts: string[] = [];
  const next = { starts: new Uint32Array(text.length), ends: new Uint32Array(text.length) };
  let size = 0;
  let from = 0;
  const keepUntil = (end: number) => {
    parts.push(text.slice(from, end));
    next.starts.set(starts.subarray(from, end), size);
    next.ends.set(ends.subarray(from, end), size);
    size += end - from;
  };
  for (const match of text.matchAll(pattern)) {
    const [whole, ...groups] = match;
    const put = replacement(groups);
    keepUntil(match.index);
    from = match.index + whole.length;
    parts.push(put);
    next.starts.fill(starts[match.index] ?? 0, size, size + put.length);
    next.ends.fill(ends[from - 1] ?? 0, size, size + put.length);
    size += put.length;
  }
  keepUntil(text.length);
  return {
    text: parts.join(''),
    starts: next.starts.subarray(0, size),
    ends: next.ends.subarray(0, size),
  };
}

function character(digits = '', radix: number): string {
  const code = Number.parseInt(digits, radix);
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
