/** @import { TenantDetail } from '../frames.ts' */
import { ask } from './calls.js';
import { byId, element, fill } from './element.js';

/**
 * The tenant that a person looks at. One question is under way at a time, so a busy mock is asked no
 * faster than it answers.
 *
 * @param {(tenant: TenantDetail) => void} show
 */
export function createTenantView(show) {
  const select = byId('tenant', HTMLSelectElement);
  let isAsking = false;
  let isStale = false;
  select.addEventListener('change', () => void refresh());

  async function refresh() {
    isStale = isAsking;
    if (isAsking || select.value === '') return;
    isAsking = true;
    const name = select.value;
    const outcome = await ask('tenant', { name });
    isAsking = false;
    if (outcome.ok && name === select.value) show(outcome.body);
    if (isStale) void refresh();
  }

  return {
    refresh,
    /**
     * @param {readonly string[]} names
     * @param {number} more
     */
    offer(names, more) {
      const offered = [...select.options].map(({ value }) => value);
      if (offered.join('\n') !== names.join('\n')) {
        const chosen = select.value;
        fill(select, ...names.map(name => element('option', { value: name }, name)));
        if (names.includes(chosen)) select.value = chosen;
      }
      select.title = more > 0 ? `${more} more tenants are not listed` : '';
      void refresh();
    },
  };
}
