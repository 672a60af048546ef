/** @import { TenantDetail } from '../frames.ts' */
import { act } from './calls.js';
import { byId, element, fill } from './element.js';
import { parametersOf, scenarioKinds } from './scenario-kinds.js';

/**
 * Switches for the scenarios of the chosen tenant. Whatever a person changes counts at once.
 *
 * @param {(sentence: string) => void} announce
 */
export function createScenarios(announce) {
  const place = byId('scenarios-body', HTMLElement);
  const error = element('p', { class: 'error', role: 'alert' });
  let tenant = '';
  /** @type {Switch[]} */
  let switches = [];

  /** @param {readonly string[]} rules */
  function describe(rules) {
    switches = scenarioKinds.map(kind => createSwitch(kind, rules, apply));
    fill(place, ...switches.map(({ row }) => row), error);
  }

  /** @param {string} sentence */
  async function apply(sentence) {
    const scenarios = switches.flatMap(({ chosen }) => chosen() ?? []);
    const outcome = await act('scenarios', { tenant, scenarios });
    error.textContent = outcome.ok ? '' : outcome.message;
    if (outcome.ok) announce(sentence);
  }

  return {
    describe,
    /** @param {TenantDetail} detail */
    show({ name, scenarios }) {
      const isOther = name !== tenant;
      tenant = name;
      for (const part of switches) {
        part.show(
          scenarios.find(scenario => scenario.name === part.name),
          isOther,
        );
      }
    },
  };
}

/**
 * @typedef {object} Switch
 * @property {string} name
 * @property {HTMLElement} row
 * @property {() => Record<string, unknown> | null} chosen
 * @property {(active: TenantDetail['scenarios'][number] | undefined, isOther: boolean) => void} show
 */

/**
 * @param {import('./scenario-kinds.js').ScenarioKind} kind
 * @param {readonly string[]} rules
 * @param {(sentence: string) => void} apply
 * @returns {Switch}
 */
function createSwitch(kind, rules, apply) {
  const { name, what } = kind;
  const id = `scenario-${name}`;
  const note = element('span', { class: 'tag' });
  const toggle = element('input', {
    type: 'checkbox',
    role: 'switch',
    id,
    'aria-describedby': `${id}-what`,
    onchange: () => {
      fields.hidden = !toggle.checked;
      apply(`${name} is ${toggle.checked ? 'on' : 'off'}`);
    },
  });
  const parameters = parametersOf(kind, rules, () => {
    if (toggle.checked) apply(`${name} is changed`);
  });
  const fields = element(
    'div',
    { class: 'fields', hidden: true, role: 'group', 'aria-label': `Parameters of ${name}` },
    ...parameters.map(({ field }) => field),
  );
  const row = element(
    'div',
    { class: 'switch' },
    element('div', { class: 'line' }, toggle, element('label', { for: id }, name), note),
    element('p', { class: 'quiet', id: `${id}-what` }, what),
    fields,
  );

  return {
    name,
    row,
    chosen() {
      if (!toggle.checked) return null;
      const given = parameters.flatMap(({ parameter, value }) => {
        const current = value();
        return current === null ? [] : [[parameter, current]];
      });
      return { name, ...Object.fromEntries(given) };
    },
    show(active, isOther) {
      // What a person is filling in must not change under their hands.
      const isEdited = !isOther && row.contains(document.activeElement);
      toggle.checked = active !== undefined;
      fields.hidden = active === undefined;
      note.textContent = active?.times === undefined ? '' : `${active.times} left`;
      if (isEdited) return;
      for (const { parameter, show } of parameters)
        show(
          active === undefined
            ? undefined
            : Object.entries(active).find(([key]) => key === parameter)?.[1],
        );
    },
  };
}
