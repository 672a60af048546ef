import { keyValues, keyWords } from '../observe/key-words.ts';
import type { TargetOptions } from '../observe/target.ts';
import { oneOf } from './one-of.ts';

/** Shorter keys are words of the answers themselves, such as `demo`. */
const shortestKey = 6;

/** Puts the words for the user's keys in place of the keys, in whatever form a server echoes them. */
export type KeyMask = (text: string) => string;

export function createKeyMask({
  apiKey,
  secondApiKey,
}: Pick<TargetOptions, 'apiKey' | 'secondApiKey'>): KeyMask {
  const words = new Map<string, string>();
  for (const [keyWord, value] of keyValues(apiKey, secondApiKey)) {
    if (value.length < shortestKey) continue;
    const word = keyWord === keyWords.second ? keyWords.second : keyWords.first;
    for (const form of formsOf(value)) words.set(form.toLowerCase(), word);
  }
  if (words.size === 0) return text => text;
  const pattern = new RegExp(oneOf(words.keys()), 'gi');
  return text => text.replace(pattern, found => words.get(found.toLowerCase()) ?? keyWords.first);
}

function formsOf(key: string): readonly string[] {
  const bytes = Buffer.from(key);
  const forms = [
    key,
    JSON.stringify(key).slice(1, -1),
    bytes.toString('hex'),
    ...[0, 1, 2].flatMap(offset => [
      base64Within(bytes, offset, 'base64'),
      base64Within(bytes, offset, 'base64url'),
    ]),
  ];
  // Any of them may be part of a url, and that of another one.
  const inUrls = forms.map(encodeURIComponent);
  return [...forms, ...inUrls, ...inUrls.map(encodeURIComponent)];
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
