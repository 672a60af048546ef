/** @param {string} id @param {string} pointer @param {string} label @param {string} [attributes] */
function field(id, pointer, label, attributes = '') {
  return `<label for="${id}">${label}</label>
    <input id="${id}" data-pointer="${pointer}" aria-describedby="${id}-error" autocomplete="off" spellcheck="false" ${attributes}>
    <p class="error" id="${id}-error"></p>`;
}

/**
 * The fields of one form, each with the JSON pointer by which a problem names it.
 * Made of constants of the page alone: nothing that an answer holds becomes markup.
 *
 * @param {string} id
 * @param {string} title
 * @param {string} items
 * @param {Readonly<Record<string, string>>} hooks
 */
export function fields(id, title, items, hooks) {
  const groups = Object.entries(hooks).map(([name, label]) => {
    const key = `${id}-${name}`;
    const at = `#/webhooks/${name}`;
    return `<fieldset><legend>${label}</legend>
      <label class="check"><input type="checkbox" id="${key}-status" data-pointer="${at}/status" aria-describedby="${key}-status-error"> Send this event</label>
      <p class="error" id="${key}-status-error" hidden></p>
      ${field(`${key}-url`, `${at}/url`, 'Address', 'inputmode="url" placeholder="https://"')}
    </fieldset>`;
  });
  const at = '#/webhooks/auth';
  return `<h2 id="${id}-title">${title}</h2>${groups.join('')}
    <fieldset><legend>Authentication</legend>
      <label for="${id}-type">Type</label>
      <select id="${id}-type" data-pointer="${at}/type" aria-describedby="${id}-type-error">
        <option value="">None</option><option value="basic">Username and password</option><option value="apikey">API key in a header</option>
      </select>
      <p class="error" id="${id}-type-error"></p>
      <div data-type="basic" hidden>
        ${field(`${id}-username`, `${at}/basic/username`, 'Username')}
        ${field(`${id}-password`, `${at}/basic/password`, 'Password', 'type="password"')}
      </div>
      <div data-type="apikey" hidden>
        ${field(`${id}-header`, `${at}/apikey/header`, 'Header name')}
        ${field(`${id}-apikey`, `${at}/apikey/apikey`, 'API key', 'type="password"')}
      </div>
    </fieldset>
    <label class="check"><input type="checkbox" id="${id}-all"> Apply these changes to all existing ${items}</label>
    <div class="actions"><button class="primary">Save</button></div>
    <div class="result"><p role="status"></p><button type="button" data-again hidden>Try again</button></div>`;
}
