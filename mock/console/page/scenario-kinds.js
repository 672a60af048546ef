import { element } from './element.js';

/**
 * @typedef {object} NumberParameter
 * @property {string} parameter
 * @property {string} label
 * @property {number} [fallback] What is offered; without one the field may stay empty.
 * @property {number} min
 * @property {number} max
 * @property {number} [step]
 *
 * @typedef {object} ScenarioKind
 * @property {string} name
 * @property {string} what
 * @property {readonly NumberParameter[]} numbers
 * @property {boolean} [hasRule]
 *
 * @typedef {object} Parameter
 * @property {string} parameter
 * @property {HTMLElement} field
 * @property {() => string | number | null} value
 * @property {(value: unknown) => void} show
 */

/** @type {NumberParameter} */
const times = { parameter: 'times', label: 'times', min: 1, max: 1_000_000 };

/** @type {readonly ScenarioKind[]} */
export const scenarioKinds = [
  {
    name: 'slow',
    what: 'Answers late.',
    numbers: [
      { parameter: 'delay', label: 'delay, ms', fallback: 1000, min: 0, max: 60_000 },
      { parameter: 'jitter', label: 'jitter, ms', fallback: 0, min: 0, max: 60_000 },
      times,
    ],
  },
  {
    name: 'flaky',
    what: 'Answers some requests with 503.',
    numbers: [
      { parameter: 'share', label: 'share, 0 to 1', fallback: 0.5, min: 0, max: 1, step: 0.05 },
      { parameter: 'seed', label: 'seed', fallback: 1, min: 0, max: 4_294_967_295 },
      times,
    ],
  },
  {
    name: 'rate-limited',
    what: 'Answers 429 with Retry-After.',
    numbers: [
      { parameter: 'retry-after', label: 'retry after, s', fallback: 30, min: 0, max: 86_400 },
      times,
    ],
  },
  { name: 'unauthorized', what: 'Answers 401.', numbers: [times] },
  { name: 'server-error', what: 'Answers 500.', numbers: [times] },
  { name: 'offline', what: 'Resets the connection.', numbers: [times] },
  {
    name: 'leaky',
    what: 'Breaks one rule on purpose, for your tests to catch.',
    numbers: [times],
    hasRule: true,
  },
];

/**
 * The fields of a scenario's parameters.
 *
 * @param {ScenarioKind} kind
 * @param {readonly string[]} rules
 * @param {() => void} changed
 * @returns {Parameter[]}
 */
export function parametersOf({ name, numbers, hasRule }, rules, changed) {
  const fields = numbers.map(number => numberField(`${name}-${number.parameter}`, number, changed));
  return hasRule ? [ruleField(`${name}-rule`, rules, changed), ...fields] : fields;
}

/**
 * @param {string} id
 * @param {NumberParameter} number
 * @param {() => void} changed
 * @returns {Parameter}
 */
function numberField(id, { parameter, label, fallback, min, max, step = 1 }, changed) {
  const offered = fallback === undefined ? '' : String(fallback);
  const input = element('input', {
    type: 'number',
    id,
    min,
    max,
    step,
    onchange: changed,
    placeholder: fallback === undefined ? 'always' : '',
  });
  input.value = offered;
  return {
    parameter,
    field: element('div', { class: 'field' }, element('label', { for: id }, label), input),
    value: () => (input.value === '' ? null : Number(input.value)),
    show(value) {
      input.value = value === undefined ? offered : String(value);
    },
  };
}

/**
 * @param {string} id
 * @param {readonly string[]} rules
 * @param {() => void} changed
 * @returns {Parameter}
 */
function ruleField(id, rules, changed) {
  const select = element(
    'select',
    { id, onchange: changed },
    ...rules.map(rule => element('option', { value: rule }, rule)),
  );
  return {
    parameter: 'rule',
    field: element('div', { class: 'field whole' }, element('label', { for: id }, 'rule'), select),
    value: () => select.value,
    show(value) {
      if (typeof value === 'string') select.value = value;
    },
  };
}
