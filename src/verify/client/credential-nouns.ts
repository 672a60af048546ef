import type { Authentication } from '../../contract/authentication.ts';

/** What a report calls what a request says who it is with. */
export type CredentialNoun = 'key' | 'token' | 'credentials';

const nouns = { 'api-key': 'key', bearer: 'token', basic: 'credentials' } as const;

export function nounFor({ alternatives }: Pick<Authentication, 'alternatives'>): CredentialNoun {
  const [first = 'credentials', ...others] = new Set(
    alternatives.flatMap(requirement => requirement.map(({ kind }) => nouns[kind])),
  );
  return others.length === 0 ? first : 'credentials';
}

/** `a key`, `an unknown token`, `unknown credentials`. */
export function one(noun: CredentialNoun, adjective = ''): string {
  const words = adjective === '' ? noun : `${adjective} ${noun}`;
  if (noun === 'credentials') return words;
  return /^[aeiou]/.test(words) ? `an ${words}` : `a ${words}`;
}

/** Whether they are valid, to whoever gave them. */
export function validityQuestion(authentication: Authentication): string {
  const noun = nounFor(authentication);
  if (noun === 'key') return 'is the API key valid there?';
  return noun === 'token' ? 'is the token valid there?' : 'are the credentials valid there?';
}

/** `second key (--second-api-key)`. */
export function secondOne(authentication: Authentication): string {
  return `second ${nounFor(authentication)} (${secondOption(authentication)})`;
}

export function noSecondGiven(authentication: Authentication): string {
  const noun = nounFor(authentication);
  return `no second ${noun} ${noun === 'credentials' ? 'are' : 'is'} given (${secondOption(authentication)})`;
}

function secondOption({ alternatives: [requirement] }: Authentication): string {
  const [scheme, ...others] = requirement ?? [];
  return `--second-${scheme === undefined || others.length > 0 ? 'auth' : scheme.kind}`;
}
