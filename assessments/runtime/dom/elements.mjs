/** Finding the parts that the page's templates promise. */

/** A part that a component needs is not in the page: its template and its code have drifted apart. */
export class MissingPart extends Error {
  /**
   * @param {string} selector
   */
  constructor (selector) {
    super(`instrument: nothing in the page matches ${selector}`)
    this.name = 'MissingPart'
  }
}

/**
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 * @throws {MissingPart}
 */
export function need (root, selector, kind) {
  const element = root.querySelector(selector)
  if (!(element instanceof kind)) throw new MissingPart(selector)
  return element
}

/**
 * @param {ParentNode} root
 * @param {string} name its `data-part`
 * @returns {HTMLElement}
 * @throws {MissingPart}
 */
export function part (root, name) {
  return need(root, `[data-part="${name}"]`, HTMLElement)
}

/**
 * @param {ParentNode} root
 * @param {string} name its `data-action`
 * @returns {HTMLElement}
 * @throws {MissingPart}
 */
export function action (root, name) {
  return need(root, `[data-action="${name}"]`, HTMLElement)
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all (root, selector) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)])
}

/**
 * @param {ParentNode} root
 * @param {string} selector of a `<script type="application/json">`
 * @returns {any}
 */
export function readJson (root, selector) {
  return JSON.parse(need(root, selector, HTMLScriptElement).textContent ?? '')
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element (name, attributes, ...children) {
  const created = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value)
  created.append(...children)
  return created
}
