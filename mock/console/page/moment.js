import { element } from './element.js';

const format = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23' });

/**
 * @param {number} at Milliseconds since the epoch.
 */
export function moment(at) {
  const date = new Date(at);
  return element('time', { class: 'quiet', datetime: date.toISOString() }, format.format(date));
}
