import { element } from './element.js';

/**
 * A button that copies a text and says whether it worked.
 *
 * @param {string} label
 * @param {string} text
 * @param {(sentence: string) => void} announce
 */
export function copyButton(label, text, announce) {
  const button = element('button', { type: 'button', class: 'small', onclick: copy }, label);
  return button;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      announce(`${label}: copied`);
      button.dataset.done = 'Copied';
    } catch {
      announce('The browser refused to copy');
      button.dataset.done = 'Refused';
    }
    setTimeout(() => delete button.dataset.done, 2000);
  }
}
