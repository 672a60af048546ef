import { element } from './element.js';

/**
 * A sentence of the contract, in which backticks set off code (CommonMark, section 6.1).
 *
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function prose(text) {
  return text.split('`').map((part, at) => (at % 2 === 0 ? part : element('code', {}, part)));
}
