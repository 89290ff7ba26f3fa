/** Finding the parts that the page's templates promise. */

/** A part that a component needs is not in the page: its template and its code have drifted apart. */
export class MissingPart extends Error {
  /**
   * @param {string} component
   * @param {string} selector
   */
  constructor (component, selector) {
    super(`${component}: nothing in the page matches ${selector}`)
    this.name = 'MissingPart'
  }
}

/**
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @param {string} [component] named in the error
 * @returns {T}
 * @throws {MissingPart}
 */
export function need (root, selector, kind, component = 'instrument') {
  const element = root.querySelector(selector)
  if (!(element instanceof kind)) throw new MissingPart(component, selector)
  return element
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

/**
 * @param {ParentNode} root
 * @param {string} id of the template, its `data-template`
 * @returns {DocumentFragment} empty when there is none
 */
export function cloneTemplate (root, id) {
  const template = root.querySelector(`template[data-template="${CSS.escape(id)}"]`)
  return template instanceof HTMLTemplateElement
    ? /** @type {DocumentFragment} */ (template.content.cloneNode(true))
    : document.createDocumentFragment()
}
