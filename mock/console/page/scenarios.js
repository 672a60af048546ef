/** @import { Snapshot, TenantDetail } from '../frames.ts' */
import { runAction } from './calls.js';
import { byId, element, fill } from './element.js';
import { fieldsOf } from './scenario-fields.js';

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

  /** @param {Snapshot['scenarioKinds']} kinds */
  function describe(kinds) {
    switches = kinds.map(kind => createSwitch(kind, apply));
    fill(place, ...switches.map(({ row }) => row), error);
  }

  /** @param {string} sentence */
  async function apply(sentence) {
    const scenarios = switches.flatMap(({ chosen }) => chosen() ?? []);
    const outcome = await runAction('scenarios', { tenant, scenarios });
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
 * @param {Snapshot['scenarioKinds'][number]} kind
 * @param {(sentence: string) => void} apply
 * @returns {Switch}
 */
function createSwitch(kind, apply) {
  const { name, sentence } = kind;
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
  const parameters = fieldsOf(kind, () => {
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
    element('p', { class: 'quiet', id: `${id}-what` }, sentence),
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
