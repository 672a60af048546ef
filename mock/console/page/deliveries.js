/** @import { DeliverySummary } from '../frames.ts' */
import { byId, element } from './element.js';
import { moment } from './moment.js';

const mostRows = 100;

/** What became of the events, the newest first. */
export function createDeliveries() {
  const list = byId('delivery-list', HTMLOListElement);
  const empty = byId('no-deliveries', HTMLElement);
  let last = 0;
  return {
    /** @param {readonly DeliverySummary[]} deliveries */
    add(deliveries) {
      const fresh = deliveries.filter(({ id }) => id > last);
      last = fresh.at(-1)?.id ?? last;
      list.prepend(...fresh.toReversed().map(row));
      for (const old of [...list.children].slice(mostRows)) old.remove();
      empty.hidden = list.childElementCount > 0;
    },
    /** For a mock that has started anew and counts from one again. */
    forget() {
      last = 0;
      list.replaceChildren();
    },
  };
}

/** @param {DeliverySummary} delivery */
function row({ at, tenant, collection, item, hook, outcome, url, credentials, status, reason }) {
  return element(
    'li',
    { class: 'delivery' },
    element('span', { class: `status ${outcomeClass[outcome]}` }, outcome),
    element('span', { class: 'path' }, `${collection}/${item} · ${hook}`),
    element('span', { class: 'who quiet' }, tenant),
    moment(at),
    element(
      'span',
      { class: 'where quiet' },
      [
        ...(url === undefined ? [] : [`to ${url}`]),
        ...(credentials === undefined ? [] : [credentialWords[credentials]]),
        ...(status === undefined ? [] : [`answered ${status}`]),
        ...(reason === undefined || status !== undefined
          ? []
          : [reasonWords.get(reason) ?? reason]),
      ].join(', '),
    ),
  );
}

/** Other reasons are words already. */
const reasonWords = new Map([
  ['refused-address', 'not sent: events go to this machine and to hosts of --allow-host only'],
  ['refused-scheme', 'not sent: events go by http and https only'],
  ['refused-header', 'not sent: no request may carry a header of that name'],
  ['no-connection', 'nobody answers there'],
  ['timeout', 'no answer in time'],
]);

const outcomeClass = { delivered: 'good', failed: 'bad', skipped: 'warn' };
const credentialWords = {
  none: 'without credentials',
  basic: 'with basic credentials',
  header: 'with a key in a header',
};
