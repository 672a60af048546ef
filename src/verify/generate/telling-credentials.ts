import type { SettingsUpdate } from '../../contract/contract.ts';
import type { Credential } from '../../contract/shape.ts';
import { credentialsOf } from './keys.ts';
import { isAllowed } from './next-to-stored.ts';
import type { Patch } from './patches.ts';

const longest = 1024;

/** What systems are known to mangle: decomposed letters, colons, padded or full texts, escapes. */
const mangled = [
  'e\u0301',
  'pass:word:',
  ' padded ',
  '%41+&lt;"\\',
  'ü🔑日',
  'x'.repeat(longest),
  '🔑'.repeat(longest),
];

/** Texts that are something else to another layer when they stand alone: numbers, words, quotes, markers. */
const meant = [
  '000123',
  '0',
  '4e2',
  '12345678901234567891',
  'null',
  'false',
  'yes',
  '"quoted"',
  '{"a": 1, "b": [2]}',
  '$2b$10$abcdefghijklmnopqrstuv',
  'enc:YWJj',
  '********',
];

/** And those that are something else wherever they stand: to a shell, a template, a format, a pattern. */
const meantInside = [
  `a $HOME \${HOME} $(id) 'id' %PATH% b`,
  'a {{x}} {% x %} <%= x %> #{x} b',
  "a %s %d %% %(x)s {0} it''s b",
  'a $& $1 $$ \\1 .* b',
  'a\\nb\\tc\\u0041\\\\d',
  'a #b ;c -- d',
  'a&amp;b&#38;c%2Bd+e',
];

/** Credentials that every run sends, whatever its seed. */
export function tellingCredentials(credential: Credential): readonly Patch[] {
  if (credential.scheme === 'basic')
    return [...mangled, ...meant, ...meantInside].map(text => pair(credential, text));
  const texts = ['0042', 'null', '********', ...meantInside, 'a, b; c="d"', 'a   b', '~'];
  const own = ['Bearer x==', 'x=='].map(value => ({
    [credential.name]: 'Authorization',
    [credential.value]: value,
  }));
  return [...texts, 'x'.repeat(longest)].map(text => pair(credential, text)).concat(own);
}

function pair(credential: Credential, text: string): Patch {
  if (credential.scheme === 'basic') {
    const { username, password } = credential;
    return { [username]: text.replaceAll(':', ''), [password]: text };
  }
  return { [credential.name]: 'X-Telling-Key', [credential.value]: text };
}

/** Such credentials of every type, as settings have them. */
export function credentialsOfTexts(
  update: SettingsUpdate,
  texts: readonly string[],
): readonly Patch[] {
  return credentialsOf(update).flatMap(({ key, by, branch, credential }) =>
    texts
      .map(text => ({ [key]: { [by]: branch, [branch]: pair(credential, text) } }))
      .filter(settings => isAllowed(update, settings)),
  );
}
