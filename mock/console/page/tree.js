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

/**
 * @param {Exclude<Shown, { kind: 'members' }>} shown
 * @returns {[string, string]}
 */
function wording(shown) {
  if (shown.kind === 'secret') return ['masked', 'secret, masked'];
  if (shown.kind === 'hidden') return ['masked', '(hidden)'];
  if (shown.value === null) return ['none', 'not set'];
  return [typeof shown.value, String(shown.value)];
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
  return shown.kind !== 'hidden' && shown.changed === true;
}
