import type { SettingsUpdate } from '../../contract/contract.ts';
import { membersIn, type Path, valueAt, withValueAt } from '../../contract/json-pointer.ts';
import type { Shape } from '../../contract/shape.ts';
import { branchNamed, shapesBelow } from '../../contract/shapes-below.ts';
import { subscribed, subscriptionsOf } from './keys.ts';
import type { Patch } from './patches.ts';
import { requestBody } from './request-body.ts';
import type { UrlBase } from './values.ts';

/**
 * A server's mistake is in how a new value relates to the stored one: it compares them as something
 * else than texts, or knows what it keeps by a part of it. So these differ in one text alone.
 */
export interface Neighbours {
  readonly stored: Patch;
  readonly sent: Patch;
}

interface Numbered extends Neighbours {
  /** Which of the relations below it is. */
  readonly relation: number;
}

interface Relation {
  /** A text to start from, made of a fresh one. */
  readonly stored?: (fresh: string) => string;
  readonly sent: (stored: string) => string;
}

const ofTexts: readonly Relation[] = [
  { sent: otherCase },
  { sent: text => `${text}x` },
  { sent: text => `${text} ` },
  // As long as no prefix that is looked at alone.
  { stored: text => text.padEnd(128, 'x'), sent: text => text.replace(/.$/u, 'y') },
  { stored: text => `${text}\u00e9`, sent: text => text.normalize('NFD') },
  { stored: () => '2480', sent: () => '02480' },
  { stored: () => '3000', sent: () => '3e3' },
  // As a page shows what it must not.
  { sent: () => '********' },
];

/** What follows the base of a url. */
const ofUrls: readonly Relation[] = [
  { sent: otherCase },
  { sent: text => `${text}x` },
  { stored: withoutEnd, sent: text => `${text}/` },
  { stored: text => `${withoutEnd(text)}/`, sent: withoutEnd },
  { stored: withoutEnd, sent: text => `${text}?` },
];

function otherCase(text: string): string {
  const upper = text.toUpperCase();
  return text === upper ? text.toLowerCase() : upper;
}

function withoutEnd(text: string): string {
  return text.replace(/[?#].*$/, '').replace(/\/$/, '');
}

/** Every pair of settings that the document allows and that differ in the text at a place alone. */
export function neighbours(
  update: SettingsUpdate,
  settings: Patch,
  place: Path,
  bases: UrlBase,
): readonly Numbered[] {
  const text = valueAt(settings, place);
  if (typeof text !== 'string') return [];
  const base = bases.find(start => text.startsWith(start)) ?? '';
  const tail = text.slice(base.length);
  const at = (value: string) => membersIn(withValueAt(settings, place, base + value));
  return (base === '' ? ofTexts : ofUrls)
    .map(({ stored, sent }, relation) => {
      const before = stored?.(tail) ?? tail;
      return { before, after: sent(before), relation };
    })
    .filter(({ before, after }) => before !== after)
    .map(({ before, after, relation }) => ({ stored: at(before), sent: at(after), relation }))
    .filter(({ stored, sent }) => isAllowed(update, stored) && isAllowed(update, sent));
}

/** Each relation at one place: the places take their turns, where they allow it. */
export function inTurn(pairs: readonly (readonly Numbered[])[], first = 0): readonly Neighbours[] {
  const relations = new Set(pairs.flat().map(({ relation }) => relation));
  return [...relations].flatMap(relation => {
    const found = pairs.flatMap(each => each.filter(pair => pair.relation === relation));
    return found[(relation + first) % found.length] ?? [];
  });
}

/** The document's own validator is asked. */
export function isAllowed(update: SettingsUpdate, patch: Patch): boolean {
  return update.request(requestBody(update, patch, { guards: true })).length === 0;
}

/** Where a value of this shape holds texts, secrets among them; which branch is sent is none. */
export function textPlaces(shape: Shape | undefined, value: unknown, at: Path = []): Path[] {
  const members = membersIn(value);
  switch (shape?.kind) {
    case 'value':
    case 'secret':
      return typeof value === 'string' ? [at] : [];
    case 'group':
      return Object.entries(shape.members).flatMap(([name, member]) =>
        textPlaces(member, members[name], [...at, name]),
      );
    case 'exclusive': {
      const [name, branch] = branchNamed(shape, members[shape.by]) ?? [];
      return name === undefined ? [] : textPlaces(branch, members[name], [...at, name]);
    }
    case undefined:
      return [];
  }
}

/** The same value with the secrets of another one. */
export function withSecretsOf(shape: Shape | undefined, value: unknown, other: unknown): unknown {
  if (shape?.kind === 'secret') return other;
  return Object.entries(shapesBelow(shape)).reduce<unknown>((whole, [name, member]) => {
    const here = valueAt(whole, [name]);
    if (here === undefined || valueAt(other, [name]) === undefined) return whole;
    return withValueAt(whole, [name], withSecretsOf(member, here, valueAt(other, [name])));
  }, value);
}

/** The same settings with one url for every hook that events follow, that of the first. */
export function sharingUrl(update: SettingsUpdate, settings: Patch): Patch {
  const places = subscriptionsOf(update).flatMap(hook => {
    const url = subscribed(update, hook)?.url;
    return url === undefined || !Object.hasOwn(settings, hook) ? [] : [[hook, url]];
  });
  const [first = []] = places;
  const url = valueAt(settings, first);
  return membersIn(places.reduce<unknown>((all, place) => withValueAt(all, place, url), settings));
}
