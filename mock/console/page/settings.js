/** @import { TenantDetail } from '../frames.ts' */
import { byId, element, fill } from './element.js';
import { tree } from './tree.js';

const words = new Intl.ListFormat('en');

/**
 * The settings of the chosen tenant.
 *
 * @param {TenantDetail} tenant
 */
export function showSettings({ settings }) {
  const place = byId('settings-body', HTMLElement);
  fill(
    place,
    ...settings.map(({ resource, operation, shown }) =>
      element(
        'article',
        { class: 'card', 'aria-label': resource },
        element('h3', {}, resource),
        element('p', { class: 'quiet operation' }, operation),
        tree(shown),
      ),
    ),
  );
}

/** @param {readonly string[]} names */
export function listed(names) {
  return words.format(names);
}
