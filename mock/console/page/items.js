/** @import { ItemPage, TenantDetail } from '../frames.ts' */
import { ask, runAction } from './calls.js';
import { arrange, byId, element, fill } from './element.js';
import { listed } from './settings.js';
import { changedKeys, tree } from './tree.js';

const perPage = 50;
/** The mock shows no more at once. */
const most = 500;

/**
 * @typedef {TenantDetail['collections'][number]} Collection
 * @typedef {{ show(tenant: string, collection: Collection): void }} CollectionPart
 */

/**
 * The items of the chosen tenant, a part for each collection. Only an open one is asked for.
 *
 * @param {(sentence: string) => void} announce
 */
export function createItems(announce) {
  const place = byId('items-body', HTMLElement);
  /** @type {Map<string, CollectionPart>} */
  const parts = new Map();
  return {
    /** @param {TenantDetail} tenant */
    show({ name, collections }) {
      const isKnown = collections.every(collection => parts.has(collection.name));
      if (!isKnown || collections.length !== parts.size) {
        parts.clear();
        fill(place);
        for (const collection of collections)
          parts.set(collection.name, createCollection(place, collection.name, announce));
      }
      for (const collection of collections) parts.get(collection.name)?.show(name, collection);
    },
  };
}

/**
 * @param {HTMLElement} place
 * @param {string} collection
 * @param {(sentence: string) => void} announce
 * @returns {CollectionPart}
 */
function createCollection(place, collection, announce) {
  const field = `count-${collection}`;
  let tenant = '';
  let shownCount = perPage;
  let isAsking = false;
  let isStale = false;
  /** @type {Map<string, HTMLLIElement>} */
  let rows = new Map();

  const size = element('span', { class: 'quiet' });
  const list = element('ul', { class: 'items' });
  const count = element('input', {
    id: field,
    type: 'number',
    min: 1,
    max: 10_000,
    value: 1,
    inputmode: 'numeric',
  });
  const more = element('button', { type: 'button', class: 'small', hidden: true, onclick: grow });
  const fold = element(
    'details',
    { ontoggle: refresh },
    element('summary', {}, element('h3', { class: 'title' }, collection), ' ', size),
    list,
    more,
  );
  place.append(
    element(
      'article',
      { class: 'card', 'aria-label': collection },
      fold,
      element(
        'form',
        { class: 'row', onsubmit: create },
        element('label', { for: field }, 'Add'),
        count,
        element('button', { type: 'submit', class: 'small' }, `Add to ${collection}`),
      ),
    ),
  );

  /** @param {Event} event */
  async function create(event) {
    event.preventDefault();
    const outcome = await runAction('create-items', {
      tenant,
      collection,
      count: Number(count.value),
    });
    announce(outcome.ok ? `Added ${count.value} to ${collection}` : outcome.message);
    if (outcome.ok) fold.open = true;
  }

  function grow() {
    shownCount = Math.min(shownCount + perPage, most);
    void refresh();
  }

  async function refresh() {
    if (!fold.open) return;
    isStale = isAsking;
    if (isAsking) return;
    isAsking = true;
    const outcome = await ask('items', { tenant, collection, count: shownCount });
    isAsking = false;
    if (outcome.ok) showPage(outcome.body);
    if (isStale) void refresh();
  }

  /** @param {ItemPage} page */
  function showPage({ size: total, items }) {
    const former = rows;
    rows = new Map(items.map(item => [item.id, row(item, former.get(item.id))]));
    arrange(list, [...rows.values()]);
    const left = total - items.length;
    more.hidden = left === 0;
    more.disabled = shownCount >= most;
    more.textContent = more.disabled
      ? `${left} more`
      : `Show ${Math.min(perPage, left)} of ${left} more`;
  }

  return {
    show(name, { size: total, changed }) {
      if (name !== tenant) {
        rows = new Map();
        shownCount = perPage;
      }
      tenant = name;
      fill(size, `${total} `, changed > 0 && element('mark', {}, changedNote(changed, total)));
      void refresh();
    },
  };
}

/**
 * @param {number} changed
 * @param {number} total
 */
function changedNote(changed, total) {
  const some = changed >= total ? 'all' : String(changed);
  return element('span', { class: 'tag' }, `${some} touched by the last change`);
}

/**
 * The row of an item; what was there before is used again, so that it stays open and keeps the focus.
 *
 * @param {ItemPage['items'][number]} item
 * @param {HTMLLIElement} [former]
 */
function row({ id, isNew, shown }, former) {
  const keys = changedKeys(shown);
  const note = isNew ? 'new' : keys.length > 0 ? `${listed(keys)} changed` : '';
  const title = [
    element('span', { class: 'name' }, id),
    ' ',
    note !== '' && element('mark', {}, element('span', { class: 'tag' }, note)),
  ];
  const summary = former?.querySelector('summary');
  if (former === undefined || !summary) {
    const details = element('details', {}, element('summary', {}, ...title), tree(shown));
    return element('li', {}, details);
  }
  fill(summary, ...title);
  summary.nextElementSibling?.replaceWith(tree(shown));
  return former;
}
