import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { word } from '../client/credential-words.ts';
import { githubSummary } from './github-summary.ts';
import { createKeyMask } from './key-mask.ts';
import { reporterNames } from './reporter-names.ts';
import { reporters } from './reporters.ts';
import { broken, idleTarget, report, step } from './testing/samples.ts';

type Encode = (text: string) => string;

const bytes = (text: string) => [...Buffer.from(text)];
const hex = (byte: number) => byte.toString(16).padStart(2, '0');
const each =
  (write: (char: string, code: number) => string): Encode =>
  text =>
    [...text].map(char => write(char, char.charCodeAt(0))).join('');
const marks = (write: (char: string, code: number) => string) =>
  each((char, code) => (/\W/.test(char) ? write(char, code) : char));

const named: Readonly<Record<string, string>> = {
  ...{ '+': '&plus;', '/': '&sol;', '=': '&equals;', _: '&lowbar;', '&': '&amp;', '<': '&lt;' },
  ...{ '>': '&gt;', '"': '&quot;', "'": '&apos;', '!': '&excl;', '.': '&period;', ':': '&colon;' },
};

/** Ways in which a server may give a key back, each of which a reader could take back. */
const encodings = {
  'as it is': text => text,
  'in capitals': text => text.toUpperCase(),
  'in small letters': text => text.toLowerCase(),
  reversed: text => [...text].reverse().join(''),
  'in full width': each((char, code) =>
    code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : char,
  ),
  'with invisible characters': each(char => `${char}\u200b`),
  'over several lines': text => text.replaceAll(/.{4}/g, part => `${part}\r\n `),
  'as JSON': text => JSON.stringify(text).slice(1, -1),
  'as JSON of PHP': text => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'as JSON in JSON': text => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  'in JSON escapes': each((_, code) => `\\u${hex(code).padStart(4, '0')}`),
  'in JSON escapes for what is no letter': marks((_, code) => `\\u00${hex(code).toUpperCase()}`),
  'in escapes of a shell': each((_, code) => `\\${code.toString(8).padStart(3, '0')}`),
  'in escapes of C': each((_, code) => `\\x${hex(code)}`),
  'percent-encoded': encodeURIComponent,
  'percent-encoded twice': text => encodeURIComponent(encodeURIComponent(text)),
  'percent-encoded in small letters': text =>
    encodeURIComponent(text).replaceAll(/%../g, part => part.toLowerCase()),
  'percent-encoded throughout': text =>
    bytes(text)
      .map(byte => `%${hex(byte)}`)
      .join(''),
  'as a form': text => new URLSearchParams({ a: text }).toString().slice(2),
  'percent-encoded in JSON of PHP': text =>
    encodeURIComponent(JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/')),
  'in decimal references': each((_, code) => `&#${code};`),
  'in hexadecimal references': each((_, code) => `&#x${hex(code).toUpperCase()};`),
  'in long references': each((_, code) => `&#x0000${hex(code)};`),
  'in named references': each(char => named[char] ?? char),
  'in references of references': each((_, code) => `&amp;#${code};`),
  'quoted-printable': marks((_, code) => `=${hex(code).toUpperCase()}`),
  'in base64': text => btoa(text),
  'in base64 for urls': text => Buffer.from(text).toString('base64url'),
  'in base64 in a url': text => encodeURIComponent(btoa(text)),
  'in base64 in JSON of PHP': text => btoa(text).replaceAll('/', '\\/'),
  'in base64 over several lines': text => btoa(text).replaceAll(/.{8}/g, part => `${part}\r\n`),
  'in base64 in base64': text => btoa(`Basic ${btoa(`user:${text}`)}`),
  'escaped in base64': text =>
    btoa(JSON.stringify({ text }).replaceAll('/', '\\/').replaceAll('+', '\\u002b')),
  'in Basic credentials': text => `Basic ${btoa(`${text}:x`)}`,
  'in wide base64': text => Buffer.from(text, 'utf16le').toString('base64'),
  'compressed in base64': text => gzipSync(text).toString('base64'),
  'deflated in base64': text => deflateSync(text).toString('base64url'),
  'in hexadecimal': text => Buffer.from(text).toString('hex'),
  'in hexadecimal with colons': text => bytes(text).map(hex).join(':').toUpperCase(),
  'as a list of bytes': text => JSON.stringify(Buffer.from(text)),
} satisfies Readonly<Record<string, Encode>>;

const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const someKey = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...letters), minLength: 8, maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...'+/=_-.:!<>&"\'%\\$~'), maxLength: 4 }),
    fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 10 }),
  )
  .map(parts => parts.join(''));

describe.each(Object.entries<Encode>(encodings))('a key that is echoed %s', (_, encode) => {
  test('is masked, and no more than it', () => {
    fc.assert(
      fc.property(someKey, key => {
        const masked = createKeyMask({ credentials: { apiKey: key } })(`« ${encode(key)} »`);
        expect(masked).toContain(word('HOLDFAST_API_KEY'));
        expect(masked).toMatch(/^« .* »$/s);
        // What is left beside the word depends on the neighbours of the key.
        expect(masked.length).toBeLessThan(word('HOLDFAST_API_KEY').length + 40);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a key that a message cuts off', () => {
  const key = 'tok/Zq7vRwXkV+9abc1234==';
  const mask = createKeyMask({ credentials: { apiKey: key } });

  test.each([
    ['at its end', key.slice(0, 14)],
    ['at its start', key.slice(-14)],
    ['at both ends', `${'x'.repeat(3)}${key.slice(1, -1)}`],
    ['in JSON of PHP', key.slice(0, 16).replaceAll('/', '\\/')],
    ['in base64', btoa(key).slice(0, 20)],
  ])('is masked: %s', (_, said) => {
    const masked = mask(`unknown key "${said}…"`);
    expect(masked).toContain(word('HOLDFAST_API_KEY'));
    expect(masked).not.toMatch(/Zq7|abc1/);
  });

  test('is none where no more is left than anybody may say', () => {
    const text = `unknown key "${key.slice(0, 6)}…"`;
    expect(mask(text)).toBe(text);
  });

  test('is the one that is said in full, where two begin alike', () => {
    const both = createKeyMask({
      credentials: { apiKey: 'a-tenant-of-ours-1' },
      secondCredentials: { apiKey: 'a-tenant-of-ours-2' },
    });
    expect(both('a-tenant-of-ours-2, a-tenant-of-ours-1')).toBe(
      `${word('HOLDFAST_SECOND_API_KEY')}, ${word('HOLDFAST_API_KEY')}`,
    );
    const key = 'a-tenant-of-ours-or-none';
    const one = createKeyMask({
      credentials: { apiKey: `${key}-2` },
      secondCredentials: { apiKey: key },
    });
    expect(one(`${key}, ${key}-2`)).toBe(
      `${word('HOLDFAST_SECOND_API_KEY')}, ${word('HOLDFAST_API_KEY')}`,
    );
  });
});

/** What a reader of a report may make of it: every escape taken back, in every order, three deep. */
function read(text: string): readonly string[] {
  const decoders: readonly Encode[] = [
    part => part.replaceAll(/\\(?:u([\da-f]{4})|(.))/gi, (_, code, char) => char ?? char16(code)),
    part => part.replaceAll(/%([\da-f]{2})/gi, (_, code) => char16(code)),
    part => part.replaceAll(/&#x([\da-f]+);/gi, (_, code) => char16(code)),
    part => part.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
    part =>
      part.replaceAll(
        /&\w+;/g,
        name => Object.keys(named).find(char => named[char] === name) ?? name,
      ),
  ];
  let read = [text];
  for (let depth = 0; depth < 3; depth++)
    read = [...new Set(read.flatMap(part => [part, ...decoders.map(decode => decode(part))]))];
  return read;
}

const char16 = (code: string) => String.fromCharCode(Number.parseInt(code, 16));

describe('no report shows a key', () => {
  /** Everything that a server may put into a report, the same text in each place. */
  function reportOf(key: string, said: string) {
    const echo = `k: ${said}`;
    const headers = { [echo]: echo, 'content-type': echo, location: echo, allow: echo };
    const target = idleTarget({
      credentials: { apiKey: key },
      url: new URL(`http://localhost/${encodeURIComponent(key)}/`),
    });
    const steps = [
      step({ headers, text: echo }),
      step({ text: JSON.stringify({ [echo]: [echo] }) }),
      step({
        text: `{"k":"${said}"}`,
        request: { path: `/${encodeURIComponent(echo)}`, headers, body: echo },
      }),
      step({ arrivals: [{ method: echo, path: `/${echo}`, headers, text: echo }] }),
    ];
    return report([
      broken(
        { message: echo, steps, expected: { [echo]: echo }, actual: [echo, Number(key)] },
        {},
        target,
      ),
    ]);
  }
  const options = { colour: false, replay: 'holdfast verify' };
  const all = Object.entries<Encode>(encodings);
  const ways = [...reporterNames, 'summary'] as const;

  test.each(ways)('%s', name => {
    fc.assert(
      fc.property(someKey, fc.constantFrom(...all), (key, [, encode]) => {
        const found = reportOf(key, encode(key));
        const text =
          name === 'summary' ? githubSummary(found, options) : reporters[name](found, options);
        expect(text).toContain(word('HOLDFAST_API_KEY').slice(1));
        const lower = text.toLowerCase();
        expect(lower.includes(encode(key).toLowerCase())).toBe(false);
        expect(read(lower).some(part => part.includes(key.toLowerCase()))).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});

test('a key that is a number is masked where it is one', () => {
  const key = '123456789012';
  const target = idleTarget({ credentials: { apiKey: key } });
  const text = `{"key":${key}}`;
  const { counterexample } = broken(
    { steps: [step({ text })], actual: { key: Number(key) } },
    {},
    target,
  );
  expect(JSON.stringify(counterexample)).not.toContain(key);
  expect(counterexample.actual).toEqual({ key: word('HOLDFAST_API_KEY') });
});

test('half of a key is not left where a long text is cut', () => {
  const key = 'tok/SECRET+abc123==';
  const target = idleTarget({ credentials: { apiKey: key } });
  const text = `${'x '.repeat(128 * 1024 - 5)}${key}`;
  const arrivals = [{ method: 'POST', path: '/', headers: {}, text }];
  const { counterexample } = broken({ steps: [step({ text, arrivals })] }, {}, target);
  const written = JSON.stringify(counterexample);
  expect(written).not.toContain('SECRET');
  expect(written.match(/x \$HOLDFAST_… \(262,151 characters\)/g)).toHaveLength(2);
});

test('names that every object inherits are no references', () => {
  const mask = createKeyMask({ credentials: { apiKey: 'tok/SECRET+abc123==' } });
  expect(mask('&constructor; &__proto__; &toString;')).toBe('&constructor; &__proto__; &toString;');
});
