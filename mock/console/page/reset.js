/** @import { TenantDetail } from '../frames.ts' */
import { runAction } from './calls.js';
import { byId } from './element.js';

/**
 * Forgets the tenant's settings and items, after asking: there is no way back.
 *
 * @param {(sentence: string) => void} announce
 */
export function createReset(announce) {
  const dialog = byId('reset-dialog', HTMLDialogElement);
  const question = byId('reset-question', HTMLElement);
  let tenant = '';

  byId('reset', HTMLButtonElement).addEventListener('click', () => {
    question.textContent = `Forget all settings and items of ${tenant}?`;
    dialog.showModal();
  });
  byId('reset-cancel', HTMLButtonElement).addEventListener('click', () => dialog.close());
  byId('reset-confirm', HTMLButtonElement).addEventListener('click', async () => {
    dialog.close();
    const outcome = await runAction('reset', { tenant });
    announce(outcome.ok ? `${tenant} is reset` : outcome.message);
  });

  return {
    /** @param {TenantDetail} detail */
    show({ name }) {
      tenant = name;
    },
  };
}
