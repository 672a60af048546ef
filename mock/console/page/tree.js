/** @import { Shown, ShownMember } from '../shown.ts' */
import { element } from './element.js';

/**
 * What the mock shows of a value, as nested lists.
 *
 * @param {Shown} shown
 * @returns {HTMLElement}
 */
export function tree(shown) {
  if (shown.kind !== 'members') return value(shown);
  if (shown.members.length === 0) return element('span', { class: 'quiet' }, 'empty');
  return element(
    'ul',
    { class: 'tree' },
    ...shown.members.map(branch),
    shown.more !== undefined && element('li', { class: 'quiet' }, `${shown.more} more`),
  );
}

/** @param {ShownMember} member */
function branch({ name, shown }) {
  const isGroup = shown.kind === 'members' && shown.members.length > 0;
  return element(
    'li',
    { class: isGroup ? 'group' : 'leaf' },
    element('span', { class: 'name' }, name),
    ' ',
    tree(shown),
  );
}

/** @param {Exclude<Shown, { kind: 'members' }>} shown */
function value(shown) {
  if (shown.kind === 'part') return part(shown);
  const [kind, text] = wording(shown);
  const made = element('span', { class: `value ${kind}` }, text);
  if (shown.kind === 'hidden' || shown.changed !== true) return made;
  return element(
    'span',
    {},
    element('mark', {}, made),
    element('span', { class: 'unseen' }, ', changed'),
  );
}

/** @param {Extract<Shown, { kind: 'part' }>} shown */
function part({ before, after }) {
  return element(
    'span',
    { class: 'value string' },
    before,
    element('span', { class: 'masked' }, '(part hidden)'),
    after,
  );
}

/**
 * @param {Exclude<Shown, { kind: 'members' | 'part' }>} shown
 * @returns {[string, string]}
 */
function wording(shown) {
  if (shown.kind === 'secret') return ['masked', 'secret, masked'];
  if (shown.kind === 'hidden') return ['masked', `(${shown.of}, hidden)`];
  if (shown.value === null) return ['none', 'not set'];
  return [typeof shown.value, shownText(shown.value)];
}

/**
 * A text looks like itself and not like the value that it stands for, where the two would be mistaken.
 *
 * @param {string | number | boolean} value
 */
function shownText(value) {
  const isAlike = typeof value === 'string' && /^(?:true|false|null|-?[\d.]*)$/.test(value);
  return isAlike ? `"${value}"` : String(value);
}

/**
 * The names of the first level below which something changed.
 *
 * @param {Shown} shown
 * @returns {string[]}
 */
export function changedKeys(shown) {
  if (shown.kind !== 'members') return [];
  return shown.members.filter(member => hasChanged(member.shown)).map(({ name }) => name);
}

/**
 * @param {Shown} shown
 * @returns {boolean}
 */
function hasChanged(shown) {
  if (shown.kind === 'members') return shown.members.some(member => hasChanged(member.shown));
  return 'changed' in shown && shown.changed === true;
}
