/** @import { ExchangeDetail } from '../frames.ts' */
import { ask } from './calls.js';
import { copyButton } from './copy-button.js';
import { element, fill } from './element.js';
import { prose } from './prose.js';
import { tree } from './tree.js';

/**
 * Fills in what a row of the log opens to.
 *
 * @param {number} id
 * @param {HTMLElement} place
 * @param {(sentence: string) => void} announce
 */
export async function openExchange(id, place, announce) {
  const outcome = await ask('exchange', { id });
  if (!outcome.ok) return fill(place, element('p', { class: 'quiet' }, outcome.message));
  const exchange = outcome.body;
  fill(
    place,
    ...problem(exchange),
    ...changes(exchange),
    ...ignored(exchange),
    ...body(exchange),
    ...rules(exchange),
    element(
      'div',
      { class: 'row' },
      copyButton('Copy as curl', exchange.curl, announce),
      exchange.clientCall !== null &&
        copyButton('Copy as createClient call', exchange.clientCall, announce),
    ),
  );
}

/** @param {ExchangeDetail} exchange */
function problem({ problem, violations }) {
  if (problem === null) return [];
  return [
    element('h3', {}, problem.title),
    problem.detail !== undefined && element('p', {}, problem.detail),
    violations.length > 0 &&
      element(
        'ul',
        {},
        ...violations.map(({ pointer, detail }) =>
          element('li', { class: 'violation' }, element('code', {}, pointer), ' ', detail),
        ),
      ),
  ];
}

/** @param {ExchangeDetail} exchange */
function changes({ changed }) {
  if (changed === null) return [];
  const { places, itemsReached } = changed;
  const reached =
    itemsReached > 0 && element('p', {}, `It reached ${itemsReached} existing items.`);
  if (places.length === 0)
    return [element('h3', {}, 'Changed'), element('p', {}, 'Nothing in the settings.'), reached];
  return [
    element('h3', {}, 'Changed'),
    element(
      'ul',
      { class: 'chips' },
      ...places.map(place => element('li', {}, element('mark', {}, place))),
    ),
    reached,
  ];
}

/** @param {ExchangeDetail} exchange */
function ignored({ ignored }) {
  return ignored.map(({ key, flag }) =>
    element(
      'p',
      { class: 'ignored' },
      element('code', {}, key),
      ' ignored: ',
      element('code', {}, flag),
      ' is not true',
    ),
  );
}

/** @param {ExchangeDetail} exchange */
function body({ body, isBodyHidden }) {
  const heading = element('h3', {}, 'Body');
  if (body !== null) return [heading, tree(body)];
  if (!isBodyHidden) return [];
  const why = 'Hidden: nothing says where secrets stand in it.';
  return [heading, element('p', { class: 'quiet' }, why)];
}

/** @param {ExchangeDetail} exchange */
function rules({ rules }) {
  if (rules.length === 0) return [];
  return [
    element('h3', {}, 'Rules involved'),
    element(
      'ul',
      {},
      ...rules.map(({ id, statement }) =>
        element(
          'li',
          {},
          element(
            'details',
            { class: 'rule' },
            element('summary', {}, element('code', {}, id)),
            element('p', { class: 'quiet' }, ...prose(statement)),
          ),
        ),
      ),
    ),
  ];
}
