/** @import { CollectionFacts, TenantDetail } from '../frames.ts' */
import { runAction } from './calls.js';
import { byId, element, fill } from './element.js';

/**
 * Fires an event of an item, with the document's sample as a payload to start from.
 *
 * @param {(sentence: string) => void} announce
 */
export function createFireEvent(announce) {
  const place = byId('fire-body', HTMLElement);
  const collection = element('select', { id: 'fire-collection', onchange: offerHooks });
  const item = element('input', {
    id: 'fire-item',
    required: true,
    autocomplete: 'off',
    placeholder: 'add one first',
  });
  const hook = element('select', { id: 'fire-hook', onchange: offerSample });
  const payload = element('textarea', {
    id: 'fire-payload',
    rows: 9,
    spellcheck: 'false',
    'aria-describedby': 'fire-error',
    oninput: () => tell(''),
  });
  const error = element('p', { id: 'fire-error', class: 'error', role: 'alert' });
  const result = element('p', { class: 'result', role: 'status' });
  let tenant = '';
  let offered = '';
  /** @type {Map<string, string | null>} */
  let firsts = new Map();
  /** @type {readonly CollectionFacts[]} */
  let known = [];

  fill(
    place,
    element(
      'form',
      { class: 'card', onsubmit: fire },
      element(
        'div',
        { class: 'fields' },
        field('Collection', collection),
        field('Item id', item),
        field('Hook', hook),
      ),
      field('Payload, JSON', payload),
      error,
      element(
        'div',
        { class: 'row' },
        element('button', { type: 'submit', class: 'primary' }, 'Fire'),
        element('button', { type: 'button', onclick: offerSample }, 'Sample'),
        result,
      ),
    ),
  );

  function offerHooks() {
    const { events = [] } = known.find(({ name }) => name === collection.value) ?? {};
    fill(hook, ...events.map(event => element('option', { value: event.hook }, event.hook)));
    offerItem();
    offerSample();
  }

  /** What a person has typed stays. */
  function offerItem() {
    if (item.value !== '' && item.value !== offered) return;
    offered = firsts.get(collection.value) ?? '';
    item.value = offered;
  }

  function offerSample() {
    const { events = [] } = known.find(({ name }) => name === collection.value) ?? {};
    const { sample = {} } = events.find(event => event.hook === hook.value) ?? {};
    payload.value = JSON.stringify(sample, null, 2);
    tell('');
  }

  /** @param {string} message */
  function tell(message) {
    error.textContent = message;
    payload.toggleAttribute('aria-invalid', message !== '');
  }

  /** @param {Event} event */
  async function fire(event) {
    event.preventDefault();
    result.textContent = '';
    const data = parsed(payload.value);
    if (data === undefined) return tell('The payload is not JSON.');
    tell('');
    const outcome = await runAction('fire-event', {
      tenant,
      collection: collection.value,
      id: item.value.trim(),
      event: hook.value,
      data,
    });
    if (!outcome.ok) return tell(outcome.message);
    const { outcome: word, status } = outcome.body;
    result.textContent = status === undefined ? word : `${word}, ${status}`;
    announce(`The event was ${word}`);
  }

  return {
    /** @param {readonly CollectionFacts[]} collections */
    describe(collections) {
      known = collections;
      fill(collection, ...known.map(({ name }) => element('option', { value: name }, name)));
      offerHooks();
    },
    /** @param {TenantDetail} detail */
    show({ name, collections }) {
      tenant = name;
      firsts = new Map(collections.map(({ name, first }) => [name, first]));
      offerItem();
    },
  };
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 */
function field(label, control) {
  return element('div', { class: 'field' }, element('label', { for: control.id }, label), control);
}

/**
 * Undefined for what is no JSON.
 *
 * @param {string} text
 * @returns {unknown}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
