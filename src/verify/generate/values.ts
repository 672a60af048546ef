import fc from 'fast-check';
import type { SettingsUpdate } from '../../contract/contract.ts';
import type { RuleContext } from '../context/rule-context.ts';
import { oncePer } from './once-per.ts';

/** Where generated urls point, one of them each: our receiver when deliveries can be observed, else names that never resolve (RFC 2606). */
export type UrlBase = readonly string[];

/** Each run has a receiver of its own or two, and one process may see many runs. */
const mostUrls = 8;

/**
 * Makes what depends on nothing but one object and where urls point once for each: to make arbitraries anew
 * for every value takes longer than to make the values.
 */
export function oncePerUrls<Key extends object, Made>(
  make: (key: Key, urls: UrlBase) => Made,
): (key: Key, urls: UrlBase) => Made {
  const known = oncePer((_: Key) => new Map<string, Made>());
  return (key, urls) => {
    const name = urls.join(' ');
    const found = known(key).get(name);
    if (found !== undefined) return found;
    const made = make(key, urls);
    if (known(key).size >= mostUrls) known(key).clear();
    known(key).set(name, made);
    return made;
  };
}

/**
 * Where generated hooks point: our receiver when events reach it, else names that never resolve (RFC
 * 2606). There are two of each, as a hook may move from one host to another.
 */
export function urlBase(
  { abilitiesOf, receiver, update: judged }: RuleContext,
  update: SettingsUpdate = judged,
): UrlBase {
  return abilitiesOf(update).deliveries.offered
    ? receiver.urls
    : ['https://hooks.example.com', 'https://hooks.example.org'];
}

/** Hexadecimal text of 64 random bits: unique among all values of a run, and kept whole while shrinking. */
export const unique: fc.Arbitrary<string> = fc.noShrink(
  // Without its bias towards small numbers, which would make values meet.
  fc
    .noBias(fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }))
    .map(bits => bits.toString(16).padStart(16, '0')),
);

/** No hexadecimal digit and no vowel: neither an id nor a word looks like a part of a canary. */
const letters = [...'ghjkmnpqrstvwxyz'];

/** A canary: a secret that can be told apart from everything else wherever it turns up, even half of it. */
export const canary: fc.Arbitrary<string> = unique.map(
  text => `cnry-${[...text].map(digit => letters[Number.parseInt(digit, 16)]).join('')}`,
);

/** Urls with a path of their own; some carry a query, as tokens of receivers do. */
export function urlsBelow(bases: UrlBase): fc.Arbitrary<string> {
  const end = fc.constantFrom('', '', '/', '?token=a%2fb&x=%20y', '?a=1&a=2', '?q=%C3%A9');
  return fc
    .tuple(fc.constantFrom(...bases), unique, end)
    .map(([base, text, end]) => `${base}/${text}${end}`);
}

/** A url of exactly this many characters. */
export function urlOfLength([base = '']: UrlBase, length: number): fc.Arbitrary<string> {
  return unique.map(text => `${base}/${text}/`.padEnd(length, 'x'));
}

/** Hosts and ports that a parser writes otherwise; none of these names resolves. */
const elsewhere = [
  'https://HOOKS.example.com.:443',
  'http://hooks.example.com:80',
  'https://b\u00fccher.example.com',
];

/** Urls whose text a parser would write otherwise: a server may refuse one, but not change it. */
export function unusualUrls([base = '']: UrlBase): readonly fc.Arbitrary<string>[] {
  const ends = [
    '#a',
    '/#',
    '//a',
    '/?',
    '/%7Ea',
    '/A',
    '/a;b=c',
    '/a?b=%zz',
    "/./a/../b'(c)*,?d=e%2Bf&g&=h",
  ];
  return [
    ...ends.map(end => unique.map(text => `${base}/${text}${end}`)),
    // A path that is left out (RFC 3986 section 3.3).
    unique.map(text => `${base.replace(/(?<=[^:/])\/|$/, '?')}${text}`),
    unique.map(text => `${base.replace(/^\w+/, scheme => scheme.toUpperCase())}/${text}`),
    ...elsewhere.map(start => unique.map(text => `${start}/${text}`)),
  ];
}
