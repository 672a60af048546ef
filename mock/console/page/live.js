/** @import { News, Snapshot } from '../frames.ts' */
import { byId } from './element.js';

/**
 * @typedef {object} Listener
 * @property {(snapshot: Snapshot) => void} snapshot
 * @property {(news: News) => void} news
 * @property {() => void} restarted Called before the snapshot of a mock that has started anew.
 */

/** How long the browser's own attempts may take before a new connection is made. */
const patienceMs = 3000;

/**
 * Follows the mock. The browser connects again by itself, except after an answer that it takes for
 * final (HTML standard, section 9.2.3), such as that of whatever uses the port in the meantime.
 *
 * @param {Listener} listener
 */
export function connect(listener) {
  const place = byId('connection', HTMLElement);
  let started = '';
  open();

  function open() {
    const source = new EventSource('live');
    source.addEventListener('open', () => tell('live', 'Live'));
    source.addEventListener('error', () => {
      tell('lost', 'Reconnecting');
      if (source.readyState === EventSource.CLOSED) setTimeout(open, patienceMs);
    });
    source.addEventListener('snapshot', event => {
      /** @type {Snapshot} */
      const snapshot = JSON.parse(event.data);
      if (started !== '' && started !== snapshot.started) listener.restarted();
      started = snapshot.started;
      listener.snapshot(snapshot);
    });
    source.addEventListener('news', event => listener.news(JSON.parse(event.data)));
  }

  /**
   * @param {string} state
   * @param {string} text
   */
  function tell(state, text) {
    if (place.dataset.state === state) return;
    place.dataset.state = state;
    place.textContent = text;
  }
}
