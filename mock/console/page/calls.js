/** @import { Answers, Done } from '../frames.ts' */

/**
 * @template Body
 * @typedef {{ ok: true, body: Body } | { ok: false, message: string }} Outcome
 */

/**
 * Asks the mock.
 *
 * @template {keyof Answers} Part
 * @param {Part} part
 * @param {Record<string, string | number>} parameters
 * @returns {Promise<Outcome<Answers[Part]>>}
 */
export function ask(part, parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  );
  return call(`console/${part}?${query}`, { method: 'GET' });
}

/**
 * Has the mock do something.
 *
 * @template {keyof Done} Part
 * @param {Part} part
 * @param {unknown} body
 * @returns {Promise<Outcome<Done[Part]>>}
 */
export function runAction(part, body) {
  return call(`console/${part}`, {
    method: part === 'scenarios' ? 'PUT' : 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/**
 * @param {string} address
 * @param {RequestInit} init
 */
async function call(address, init) {
  try {
    const response = await fetch(address, {
      ...init,
      headers: { ...init.headers, 'X-Holdfast-Console': '1' },
    });
    const text = await response.text();
    const body = text === '' ? null : JSON.parse(text);
    return response.ok
      ? { ok: /** @type {const} */ (true), body }
      : { ok: /** @type {const} */ (false), message: messageOf(body) };
  } catch {
    return { ok: /** @type {const} */ (false), message: 'The mock does not answer.' };
  }
}

/**
 * What of a problem (RFC 9457) helps most: the sentence of each of its errors, or its own.
 *
 * @param {{ title?: string, detail?: string, errors?: { pointer: string, detail: string }[] }} problem
 */
function messageOf({ title = 'The mock refused.', detail, errors = [] }) {
  if (errors.length === 0) return detail ?? title;
  return errors.map(error => `${error.pointer} ${error.detail}`).join('; ');
}
