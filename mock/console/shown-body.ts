import type { SettingsUpdate } from '../../src/contract/contract.ts';
import { formats } from '../../src/contract/formats.ts';
import { isRecord, type Path } from '../../src/contract/json-pointer.ts';
import type { GroupShape, Shape, ValueShape } from '../../src/contract/shape.ts';
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

/**
 * The body of a request, by what the contract knows of its places. A client may put a password where
 * none belongs, so everything else is hidden: unknown members, values of a wrong type, and in a
 * refused body also any text that its place does not vouch for.
 */
export function shownBody(update: SettingsUpdate, body: unknown, isRefused: boolean): Shown {
  return show(knownBody(update), body, isRefused);
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

function show(known: Known | undefined, value: unknown, isRefused: boolean): Shown {
  if (known === undefined) return hidden;
  if (value === null) return plain(null);
  switch (known.kind) {
    case 'secret':
      return { kind: 'secret' };
    case 'flag':
      return typeof value === 'boolean' ? plain(value) : hidden;
    case 'choice':
      return typeof value === 'string' && known.of.includes(value) ? plain(value) : hidden;
    case 'value':
      return showValue(known.shape, value, isRefused, known.isCredential);
    case 'members': {
      if (!isRecord(value)) return hidden;
      const entries = Object.entries(value);
      return {
        kind: 'members',
        members: entries.slice(0, mostMembers).map(([name, member]) => ({
          name: name.slice(0, 80),
          shown: show(ownMember(known.members, name), member, isRefused),
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
  { patch }: ValueShape,
  value: unknown,
  isRefused: boolean,
  isCredential: boolean,
): Shown {
  if (typeof value === 'boolean') return admits(patch.type, 'boolean') ? plain(value) : hidden;
  if (typeof value === 'number') return admits(patch.type, 'number') ? plain(value) : hidden;
  if (typeof value !== 'string' || value.length > longestText) return hidden;
  return !isRefused || (!isCredential && vouchesFor(patch, value)) ? plain(value) : hidden;
}

function admits(types: unknown, type: 'boolean' | 'number'): boolean {
  const known = [types].flat();
  return known.includes(type) || (type === 'number' && known.includes('integer'));
}

function vouchesFor({ format, enum: choices }: ValueShape['patch'], text: string): boolean {
  if (Array.isArray(choices)) return choices.includes(text);
  return typeof format === 'string' && formats[format]?.accepts(text) === true;
}
