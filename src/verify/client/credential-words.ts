import {
  type Authentication,
  type Credentials,
  credentialFor,
  type SecurityRequirement,
} from '../../contract/authentication.ts';
import type { SecurityScheme } from '../../contract/security-scheme.ts';
import { kindVariables, namedVariable } from '../../contract/shell-credentials.ts';

/** What a request says beside what rules say: a gateway may ask for it, and its value may be a secret. */
export type ExtraHeaders = Readonly<Record<string, string>>;

/** All that the user gave and no report may show. */
export interface Secrets {
  readonly credentials: Credentials;
  /** Another tenant's. */
  readonly secondCredentials?: Credentials | undefined;
  /** Sent with every request, to the test hooks as well. */
  readonly headers?: ExtraHeaders | undefined;
}

/** What rules make of a credential, each as a filter of a shell. */
export const edits = {
  'in other case': { filter: 'tr a-zA-Z A-Za-z', apply: swapCase },
  'but its end': { filter: 'sed "s/.$//"', apply: (text: string) => text.slice(0, -1) },
  'and more': { filter: 'sed "s/$/x/"', apply: (text: string) => `${text}x` },
  username: { filter: 'cut -d: -f1', apply: (text: string) => text.split(':', 1).join('') },
  password: { filter: 'cut -d: -f2-', apply: passwordOf },
  base64: {
    filter: 'base64 | tr -d "\\n"',
    apply: (text: string) => Buffer.from(text).toString('base64'),
  },
} as const satisfies Record<string, { filter: string; apply: (text: string) => string }>;

export type Edit = keyof typeof edits;

/**
 * A credential as a shell word. Requests are recorded with the word in place of the credential, so no
 * report can show one and a pasted command still sends it.
 */
export function word(variable: string, ...made: readonly Edit[]): string {
  if (made.length === 0) return `$${variable}`;
  return `$(printf %s "$${variable}" | ${made.map(edit => edits[edit].filter).join(' | ')})`;
}

/** The word for the value of a header that is sent with every request. */
export function headerWord(name: string): string {
  return `$HOLDFAST_HEADER_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** Finds every word, to be put in quotes that let a shell open it. */
export const wordPattern = new RegExp(
  String.raw`\$\(printf %s "\$HOLDFAST_[A-Z0-9_]+"(?: \| (?:${oneOf(Object.values(edits).map(({ filter }) => filter))}))+\)|\$HOLDFAST_[A-Z0-9_]+`,
);

const everyWord = new RegExp(wordPattern, 'g');

/** The source of a pattern that finds any of the texts; the longest first, since one may be part of another. */
export function oneOf(texts: Iterable<string>): string {
  return [...texts]
    .sort((a, b) => b.length - a.length)
    .map(text => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('|');
}

/** What each variable holds. */
export function variablesOf({
  credentials,
  secondCredentials = {},
  headers = {},
}: Secrets): ReadonlyMap<string, string> {
  const extra = Object.entries(headers).map(
    ([name, value]) => [headerWord(name).slice(1), value] as const,
  );
  const second = held(secondCredentials).map(
    ([variable, value]) => [ofSecond(variable), value] as const,
  );
  return new Map([...held(credentials), ...second, ...extra]);
}

function held({ apiKey, bearer, basic, bySchemeName = {} }: Credentials) {
  const byKind = [
    [kindVariables['api-key'], apiKey],
    [kindVariables.bearer, bearer],
    [kindVariables.basic, basic],
  ] as const;
  const byName = Object.entries(bySchemeName).map(
    ([name, value]) => [namedVariable(name), value] as const,
  );
  return [...byKind, ...byName].flatMap(([variable, value]) =>
    value === undefined ? [] : [[variable, value] as const],
  );
}

/** `HOLDFAST_API_KEY` of the other tenant. */
function ofSecond(variable: string): string {
  return variable.replace('HOLDFAST_', 'HOLDFAST_SECOND_');
}

/** The words of a text, and what stands around them, one part more. */
export function wordsIn(text: string): {
  readonly words: readonly string[];
  readonly around: readonly string[];
} {
  return { words: text.match(everyWord) ?? [], around: text.split(wordPattern) };
}

/** Puts what they stand for in place of the words in a text. */
export function opened(
  text: string,
  variables: ReadonlyMap<string, string>,
  encode: (value: string) => string = value => value,
): string {
  return text.replaceAll(everyWord, found => {
    const [, variable = ''] = /\$(HOLDFAST_[A-Z0-9_]+)/.exec(found) ?? [];
    const value = variables.get(variable);
    if (value === undefined) return found;
    const made = found.startsWith('$(') ? editsIn(found) : [];
    return encode(made.reduce((before, edit) => edits[edit].apply(before), value));
  });
}

/** The same of a body; in a form the dollar sign of a word is an encoded byte. */
export function openedBody(body: string, variables: ReadonlyMap<string, string>): string {
  if (!body.includes('%24HOLDFAST_')) return opened(body, variables);
  const pairs = [...new URLSearchParams(body)].map(pair =>
    pair.map(text => opened(text, variables)),
  );
  return pairs
    .map(pair => pair.map(text => encodeURIComponent(text).replaceAll('%20', '+')).join('='))
    .join('&');
}

const names = Object.keys(edits).filter((name): name is Edit => name in edits);

function editsIn(found: string): readonly Edit[] {
  const filters = new RegExp(oneOf(names.map(name => edits[name].filter)), 'g');
  return (found.match(filters) ?? []).flatMap(filter =>
    names.filter(name => edits[name].filter === filter),
  );
}

/** A scheme and the variable that holds the credential for it. */
export interface GivenScheme {
  readonly scheme: SecurityScheme;
  readonly variable: string;
}

/** The first alternative that a tenant has all credentials of; null where there is none. */
export function givenSchemes(
  { alternatives }: Authentication,
  credentials: Credentials,
  whose: 'first' | 'second',
): readonly GivenScheme[] | null {
  const isGiven = (requirement: SecurityRequirement) =>
    requirement.every(scheme => credentialFor(scheme, credentials) !== undefined);
  return (
    alternatives.find(isGiven)?.map(scheme => {
      const isNamed = Object.hasOwn(credentials.bySchemeName ?? {}, scheme.name);
      const variable = isNamed ? namedVariable(scheme.name) : kindVariables[scheme.kind];
      return { scheme, variable: whose === 'first' ? variable : ofSecond(variable) };
    }) ?? null
  );
}

export function passwordOf(credential: string): string {
  return credential.slice(credential.indexOf(':') + 1);
}

function swapCase(text: string): string {
  return [...text]
    .map(letter => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
    .join('');
}
