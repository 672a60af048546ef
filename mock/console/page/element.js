/**
 * @typedef {Node | string | number | null | false} Child
 * @typedef {Record<string, string | number | boolean | ((event: Event) => void)>} Properties
 */

/**
 * An element with attributes, listeners (`onclick` and so on) and children. Text becomes text nodes
 * and nothing else: the page has no other way to make elements, so nothing it is told becomes markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties} [properties]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false) made.setAttribute(name, String(value));
  }
  made.append(...texts(children));
  return made;
}

/**
 * Puts new children in place of all former ones.
 *
 * @param {Element} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...texts(children));
}

/**
 * Makes these the children without moving one that is in its place: what moves loses the focus.
 *
 * @param {Element} parent
 * @param {readonly Element[]} children
 */
export function arrange(parent, children) {
  const kept = new Set(children);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  for (const [at, child] of children.entries()) {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  }
}

/**
 * The element of the page with this id, which `index.html` has.
 *
 * @template {Element} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`index.html has no ${kind.name} with the id ${id}`);
}

/**
 * @param {readonly Child[]} children
 * @returns {(Node | string)[]}
 */
function texts(children) {
  return children.flatMap(child => {
    if (child === null || child === false) return [];
    return [typeof child === 'number' ? String(child) : child];
  });
}
