import { changes } from 'holdfast/client';
import { fields } from './fields.js';

/** @typedef {import('holdfast/client').RequestBody<'/webhooks'>['webhooks']} Webhooks */
/** @typedef {import('holdfast/client').ResponseBody<'/webhooks'>['webhook'] | import('holdfast/client').ResponseBody<'/ai-interviews/settings/webhooks'>['webhooks']} View */
/** @typedef {{ title?: string | undefined, errors?: readonly { pointer: string, detail?: string }[] | undefined }} Refused */
/** @typedef {{ view: View | undefined, error: Refused | undefined }} Outcome */
/** @typedef {{ id: string, title: string, items: string, hooks: Record<string, string>, read: () => Promise<Outcome>, save: (webhooks: Webhooks, updateAll: boolean) => Promise<Outcome> }} Endpoint */

/**
 * The settings of one endpoint as a form that reads, compares and saves them.
 *
 * @param {Endpoint} endpoint
 */
export function settingsForm({ id, title, items, hooks, read, save }) {
  const form = document.createElement('form');
  form.noValidate = true;
  form.setAttribute('aria-labelledby', `${id}-title`);
  form.innerHTML = fields(id, title, items, hooks);
  /** @param {string} name */
  const input = name => /** @type {HTMLInputElement} */ (form.querySelector(`#${id}-${name}`));
  const status = /** @type {HTMLElement} */ (form.querySelector('[role=status]'));
  const again = /** @type {HTMLButtonElement} */ (form.querySelector('[data-again]'));
  const submit = /** @type {HTMLButtonElement} */ (form.querySelector('button.primary'));
  /** @type {View | undefined} */
  let shown;
  let repeat = load;

  /** @param {View} view */
  function show(view) {
    shown = view;
    for (const [name, hook] of Object.entries(view)) {
      if (!('url' in hook)) continue;
      input(`${name}-status`).checked = hook.status ?? false;
      input(`${name}-url`).value = hook.url ?? '';
    }
    const { type, basic, apikey } = view.auth;
    input('type').value = type ?? '';
    input('username').value = basic?.username ?? '';
    input('header').value = apikey?.header ?? '';
    const stored = { password: basic?.hasPassword, apikey: apikey?.hasApikey };
    for (const name of /** @type {const} */ (['password', 'apikey'])) {
      input(name).value = '';
      input(name).placeholder = stored[name] ? 'Stored. Type to replace it' : '';
    }
    showType();
  }

  function showType() {
    for (const part of form.querySelectorAll('[data-type]'))
      part.toggleAttribute('hidden', part.getAttribute('data-type') !== input('type').value);
  }

  /** What the form says, as a view: an untouched secret is null, as views show it. */
  function edited() {
    /** @type {Record<string, { status: boolean, url: string | null }>} */
    const sent = {};
    for (const name of Object.keys(hooks))
      sent[name] = {
        status: input(`${name}-status`).checked,
        url: input(`${name}-url`).value.trim() || null,
      };
    const type = input('type').value;
    /** @param {string} name */
    const text = name => input(name).value || null;
    /** @type {Webhooks['auth']} */
    const auth =
      type === 'basic'
        ? { type, basic: { username: text('username'), password: text('password') } }
        : type === 'apikey'
          ? { type, apikey: { header: text('header'), apikey: text('apikey') } }
          : { type: null };
    /** @type {Webhooks} */
    const webhooks = { ...sent, auth };
    return webhooks;
  }

  /** @param {Refused} error @param {() => Promise<void>} next */
  function refuse(error, next) {
    /** @type {HTMLElement | undefined} */
    let first;
    const marked = [...form.querySelectorAll('[data-pointer]')];
    for (const { pointer, detail } of error.errors ?? []) {
      // A fault of a group stands beside its first field that can be seen.
      const place = marked.find(
        at =>
          at instanceof HTMLElement &&
          at.checkVisibility() &&
          `${at.dataset.pointer}/`.startsWith(`${pointer}/`),
      );
      const message = form.querySelector(`#${place?.id}-error`);
      if (!(place instanceof HTMLElement) || !message) continue;
      place.setAttribute('aria-invalid', 'true');
      message.toggleAttribute('hidden', false);
      message.textContent = detail ?? 'This is not accepted.';
      if (!first || marked.indexOf(place) < marked.indexOf(first)) first = place;
    }
    status.textContent = first
      ? 'Not saved: see the marked fields.'
      : `${error.title ?? 'The server cannot be reached'}. Nothing was changed.`;
    again.hidden = first !== undefined;
    repeat = next;
    first?.focus();
  }

  function clear() {
    again.hidden = true;
    for (const place of form.querySelectorAll('[aria-invalid]')) {
      place.removeAttribute('aria-invalid');
      const message = form.querySelector(`#${place.id}-error`);
      if (message) message.textContent = '';
    }
  }

  /** @param {() => Promise<Outcome>} call @param {string} done @param {() => Promise<void>} next */
  async function run(call, done, next) {
    clear();
    submit.disabled = true;
    status.textContent = 'One moment…';
    const { view, error } = await call().catch(() => ({ view: undefined, error: {} }));
    submit.disabled = shown === undefined && view === undefined;
    if (!view) return refuse(error ?? {}, next);
    show(view);
    input('all').checked = false;
    status.textContent = done;
  }

  async function load() {
    await run(read, '', load);
  }

  async function submitted() {
    if (!shown) return;
    const webhooks = /** @type {Webhooks} */ (changes(shown, edited()));
    if (Object.keys(webhooks).length === 0) {
      clear();
      status.textContent = 'Nothing has changed.';
      return;
    }
    const all = input('all').checked;
    if (all && !(await confirmed(items))) {
      status.textContent = 'Not saved.';
      submit.focus();
      return;
    }
    await run(
      () => save(webhooks, all),
      all ? `Saved, for all existing ${items} too.` : 'Saved.',
      submitted,
    );
  }

  input('type').addEventListener('change', showType);
  again.addEventListener('click', () => void repeat());
  form.addEventListener('submit', event => {
    event.preventDefault();
    void submitted();
  });
  void load();
  return form;
}

/** @param {string} items */
async function confirmed(items) {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector('dialog'));
  const text = /** @type {HTMLElement} */ (dialog.querySelector('#confirm-text'));
  text.textContent = `These changes will replace what each of the existing ${items} has of its own.`;
  dialog.returnValue = '';
  dialog.showModal();
  await new Promise(resolve => dialog.addEventListener('close', resolve, { once: true }));
  return dialog.returnValue === 'apply';
}
