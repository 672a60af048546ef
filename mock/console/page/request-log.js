/** @import { ExchangeSummary } from '../frames.ts' */
import { byId, element } from './element.js';
import { openExchange } from './exchange.js';
import { moment } from './moment.js';

/** Rows that stay; the mock itself keeps a few more. */
const mostRows = 200;

/**
 * The newest requests first. A row that is open or has the focus stays, however many follow.
 *
 * @param {(sentence: string) => void} announce
 */
export function createRequestLog(announce) {
  const list = byId('exchanges', HTMLOListElement);
  const empty = byId('no-exchanges', HTMLElement);
  const missedNote = byId('missed', HTMLElement);
  const pause = byId('pause', HTMLButtonElement);
  /** @type {ExchangeSummary[]} */
  let held = [];
  let last = 0;
  let missed = 0;
  let isPaused = false;

  pause.addEventListener('click', () => {
    isPaused = !isPaused;
    pause.setAttribute('aria-pressed', String(isPaused));
    const waiting = held;
    held = [];
    if (!isPaused) prepend(waiting);
    label();
  });
  byId('clear', HTMLButtonElement).addEventListener('click', clear);

  function clear() {
    list.replaceChildren();
    missed = 0;
    held = [];
    label();
  }

  function label() {
    pause.textContent = isPaused && held.length > 0 ? `Pause (${held.length} waiting)` : 'Pause';
    empty.hidden = list.childElementCount > 0;
    missedNote.hidden = missed === 0;
    missedNote.textContent = `${missed} requests came too fast to be listed one by one.`;
  }

  /**
   * @param {readonly ExchangeSummary[]} exchanges
   * @param {number} more
   */
  function add(exchanges, more) {
    const fresh = exchanges.filter(({ id }) => id > last);
    last = fresh.at(-1)?.id ?? last;
    missed += more;
    if (isPaused) held = [...held, ...fresh].slice(-mostRows);
    else prepend(fresh);
    label();
  }

  /** @param {readonly ExchangeSummary[]} exchanges */
  function prepend(exchanges) {
    list.prepend(...exchanges.toReversed().map(exchange => row(exchange, announce)));
    const old = [...list.children].slice(mostRows);
    for (const item of old) if (!isInUse(item)) item.remove();
  }

  return {
    add,
    /** For a mock that has started anew and counts from one again. */
    forget() {
      last = 0;
      clear();
    },
  };
}

/**
 * @param {ExchangeSummary} exchange
 * @param {(sentence: string) => void} announce
 */
function row(exchange, announce) {
  const { id, at, method, path, hasQuery, status, ms, tenant, scenarios, ignored } = exchange;
  const noted = [...scenarios, ...ignored.map(({ key }) => `${key} ignored`)];
  const body = element('div', { class: 'detail' });
  return element(
    'li',
    { 'data-id': id },
    element(
      'details',
      {
        ontoggle: () => {
          if (!body.hasChildNodes()) void openExchange(id, body, announce);
        },
      },
      element(
        'summary',
        { class: 'exchange' },
        element('span', { class: `status ${statusClass(status)}` }, String(status)),
        element('span', { class: 'method' }, method),
        element('span', { class: 'path' }, hasQuery ? `${path}?…` : path),
        noted.length > 0 && element('span', { class: 'noted' }, noted.join(', ')),
        element('span', { class: 'who quiet' }, tenant ?? 'no tenant'),
        element('span', { class: 'ms quiet' }, `${ms} ms`),
        moment(at),
      ),
      body,
    ),
  );
}

/** @param {number | 'aborted'} status */
function statusClass(status) {
  if (status === 'aborted' || status >= 500) return 'bad';
  return status >= 400 ? 'warn' : 'good';
}

/** @param {Element} item */
function isInUse(item) {
  return item.querySelector('details[open]') !== null || item.contains(document.activeElement);
}
