/**
 * @import { Snapshot } from '../frames.ts'
 * @typedef {Snapshot['scenarioKinds'][number]} ScenarioKind
 * @typedef {ScenarioKind['parameters'][number]} Parameter
 */
import { element } from './element.js';

/**
 * @typedef {object} Field
 * @property {string} parameter
 * @property {HTMLElement} field
 * @property {() => string | number | null} value
 * @property {(value: unknown) => void} show
 */

/**
 * The fields of a scenario's parameters.
 *
 * @param {ScenarioKind} kind
 * @param {() => void} changed
 * @returns {Field[]}
 */
export function fieldsOf({ name, parameters }, changed) {
  return parameters.map(parameter => {
    const id = `${name}-${parameter.name}`;
    return parameter.kind === 'choice'
      ? choiceField(id, parameter, changed)
      : numberField(id, parameter, changed);
  });
}

/**
 * @param {string} id
 * @param {Exclude<Parameter, { kind: 'choice' }>} parameter
 * @param {() => void} changed
 * @returns {Field}
 */
function numberField(id, { name, kind, from, to, fallback, unit }, changed) {
  const offered = fallback === undefined ? '' : String(fallback);
  const input = element('input', {
    type: 'number',
    id,
    min: from,
    max: to,
    step: kind === 'whole number' ? 1 : 0.05,
    onchange: changed,
    placeholder: fallback === undefined ? 'always' : '',
  });
  input.value = offered;
  const range = kind === 'number' ? `${from} to ${to}` : unit;
  const label = [name.replaceAll('-', ' '), ...(range === undefined ? [] : [range])].join(', ');
  return {
    parameter: name,
    field: element('div', { class: 'field' }, element('label', { for: id }, label), input),
    value: () => (input.value === '' ? null : Number(input.value)),
    show(value) {
      input.value = value === undefined ? offered : String(value);
    },
  };
}

/**
 * @param {string} id
 * @param {Extract<Parameter, { kind: 'choice' }>} parameter
 * @param {() => void} changed
 * @returns {Field}
 */
function choiceField(id, { name, choices }, changed) {
  const options = choices.map(choice => element('option', { value: choice }, choice));
  const select = element('select', { id, onchange: changed }, ...options);
  return {
    parameter: name,
    field: element('div', { class: 'field whole' }, element('label', { for: id }, name), select),
    value: () => select.value,
    show(value) {
      if (typeof value === 'string') select.value = value;
    },
  };
}
