import type { SettingsUpdate } from '../../src/contract/contract.ts';
import { formats } from '../../src/contract/formats.ts';
import { isRecord, type Path } from '../../src/contract/json-pointer.ts';
import type { GroupShape, Shape, ValueShape } from '../../src/contract/shape.ts';
import { attemptedUrl } from './attempted-url.ts';
import { hidden, plain, type Shown } from './shown.ts';

/** What the contract knows of a place in a request body. */
type Known =
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'secret' }
  | { readonly kind: 'value'; readonly shape: ValueShape; readonly isCredential: boolean }
  | { readonly kind: 'members'; readonly members: Readonly<Record<string, Known>> };

/** Longer than any value that the contract admits and shows. */
const longestText = 2_048;
const mostMembers = 100;

/** A refused body, and the secrets that stand where they belong in it. */
interface Refused {
  readonly secrets: readonly string[];
}

/**
 * The body of a request, by what the contract knows of its places. A client may put a password where
 * none belongs, so unknown members are hidden, and so are the credentials of a refused body. At its
 * plain places what reads as a try at the right value is shown, since that is what a person looks for.
 */
export function shownBody(update: SettingsUpdate, body: unknown, isRefused: boolean): Shown {
  const known = knownBody(update);
  return show(known, body, isRefused ? { secrets: secretsIn(known, body) } : null);
}

/** Shorter ones stand in other texts by chance. */
const shortestSecret = 4;

function secretsIn(known: Known | undefined, value: unknown): string[] {
  if (known?.kind === 'secret')
    return typeof value === 'string' && value.length >= shortestSecret ? [value] : [];
  if (known?.kind !== 'members' || !isRecord(value)) return [];
  return Object.entries(known.members).flatMap(([name, member]) =>
    Object.hasOwn(value, name) ? secretsIn(member, value[name]) : [],
  );
}

function knownBody(update: SettingsUpdate): Known {
  const flags = [...(update.cascade ? [update.cascade.when] : []), ...Object.values(update.guards)];
  return flags.reduce<Known>(
    (known, flag) => placed(known, flag, { kind: 'flag' }),
    placed({ kind: 'members', members: {} }, update.patch, knownShape(update.shape, false)),
  );
}

function placed(known: Known, [token, ...rest]: Path, leaf: Known): Known {
  if (token === undefined) return leaf;
  const members = known.kind === 'members' ? known.members : {};
  const below = members[token] ?? { kind: 'members', members: {} };
  return { kind: 'members', members: { ...members, [token]: placed(below, rest, leaf) } };
}

function knownShape(shape: Shape, isCredential: boolean): Known {
  switch (shape.kind) {
    case 'secret':
      return { kind: 'secret' };
    case 'value':
      return { kind: 'value', shape, isCredential };
    case 'group':
      return { kind: 'members', members: knownMembers(shape, isCredential) };
    case 'exclusive': {
      const branches = Object.entries(shape.branches).map(
        ([name, branch]) => [name, knownShape(branch, true)] as const,
      );
      const choice: Known = { kind: 'choice', of: Object.keys(shape.branches) };
      return { kind: 'members', members: { [shape.by]: choice, ...Object.fromEntries(branches) } };
    }
  }
}

function knownMembers(shape: GroupShape, isCredential: boolean): Record<string, Known> {
  const within = isCredential || shape.credential !== undefined;
  return Object.fromEntries(
    Object.entries(shape.members).flatMap(([name, member]): (readonly [string, Known])[] => {
      const known = [name, knownShape(member, within)] as const;
      if (member.kind !== 'secret' || member.presence === undefined) return [known];
      return [known, [member.presence, { kind: 'flag' }]];
    }),
  );
}

function show(known: Known | undefined, value: unknown, refused: Refused | null): Shown {
  if (known === undefined) return hidden(value);
  if (value === null) return plain(null);
  switch (known.kind) {
    case 'secret':
      return { kind: 'secret' };
    case 'flag':
      return typeof value === 'boolean' ? plain(value) : attemptedBoolean(value);
    case 'choice':
      return typeof value === 'string' ? attemptedChoice(known.of, value) : hidden(value);
    case 'value':
      return showValue(known, value, refused);
    case 'members': {
      if (!isRecord(value)) return hidden(value);
      const entries = Object.entries(value);
      return {
        kind: 'members',
        members: entries.slice(0, mostMembers).map(([name, member]) => ({
          name: name.slice(0, 80),
          shown: show(ownMember(known.members, name), member, refused),
        })),
        ...(entries.length > mostMembers && { more: entries.length - mostMembers }),
      };
    }
  }
}

/** A body may name a member `constructor`. */
function ownMember(members: Readonly<Record<string, Known>>, name: string): Known | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function showValue(
  { shape: { patch }, isCredential }: Extract<Known, { kind: 'value' }>,
  value: unknown,
  refused: Refused | null,
): Shown {
  if (typeof value === 'number' && admits(patch.type, 'number')) return plain(value);
  if (admits(patch.type, 'boolean'))
    return typeof value === 'boolean' ? plain(value) : attemptedBoolean(value);
  if (typeof value !== 'string' || value.length > longestText) return hidden(value);
  if (refused === null) return plain(value);
  if (isCredential || carries(value, refused.secrets)) return hidden(value);
  return attemptedText(patch, value);
}

function admits(types: unknown, type: 'boolean' | 'number'): boolean {
  const known = [types].flat();
  return known.includes(type) || (type === 'number' && known.includes('integer'));
}

/** Percent-encoded or not; what cannot be decoded may carry anything. */
function carries(text: string, secrets: readonly string[]): boolean {
  try {
    const decoded = decodeURIComponent(text);
    return secrets.some(secret => text.includes(secret) || decoded.includes(secret));
  } catch {
    return secrets.length > 0;
  }
}

/** A place for any text shows it, as it would once it is stored; one for a certain kind, what is of it. */
function attemptedText({ type, format, enum: choices }: ValueShape['patch'], text: string): Shown {
  if (Array.isArray(choices))
    return attemptedChoice(
      choices.filter(choice => typeof choice === 'string'),
      text,
    );
  if (typeof format !== 'string')
    return [type].flat().includes('string') ? plain(text) : hidden(text);
  if (formats[format]?.accepts(text) === true) return plain(text);
  return /ur[li]$/.test(format) ? attemptedUrl(text) : hidden(text);
}

/** How people write true and false where JSON would have them otherwise. */
function attemptedBoolean(value: unknown): Shown {
  const isTry =
    value === 0 || value === 1 || (typeof value === 'string' && booleanWords.test(value));
  return isTry ? plain(value) : hidden(value);
}

const booleanWords = /^(?:true|false|yes|no|on|off|enabled?|disabled?|null|undefined|[01]?)$/i;

/** One of the choices but for case and punctuation, or a word for another way to authenticate. */
function attemptedChoice(choices: readonly string[], text: string): Shown {
  const bare = (word: string) => word.toLowerCase().replaceAll(/[-_ ]/g, '');
  const isTry = choices.some(choice => bare(choice) === bare(text)) || otherSchemes.test(text);
  return isTry ? plain(text) : hidden(text);
}

const otherSchemes = /^(?:none|null|bearer|digest|oauth2?|token|header|hmac|mtls|)$/i;
