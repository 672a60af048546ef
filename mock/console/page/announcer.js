import { byId } from './element.js';

/** Long enough that a screen reader is not talked over by every request of a busy mock. */
const pauseMs = 1500;

/**
 * Says politely what happened; whatever comes during a pause is said together.
 *
 * @param {(said: readonly string[]) => string} together
 * @returns {(sentence: string) => void}
 */
export function createAnnouncer(together) {
  const place = byId('announcements', HTMLElement);
  /** @type {string[]} */
  let waiting = [];
  let isPausing = false;

  function say() {
    const [only] = waiting;
    if (only === undefined) {
      isPausing = false;
      return;
    }
    place.textContent = waiting.length === 1 ? only : together(waiting);
    waiting = [];
    isPausing = true;
    setTimeout(say, pauseMs);
  }

  return sentence => {
    waiting.push(sentence);
    if (!isPausing) say();
  };
}
