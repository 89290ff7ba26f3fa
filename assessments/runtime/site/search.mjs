/**
 * Fills the search dialog: reads the register of pages, and lists what was found while one types. site.js loads this
 * script when the dialog opens for the first time.
 */
import { Ranking } from './ranking.mjs'

/** @typedef {import('./ranking.mjs').Page} Page */
/** @typedef {import('./ranking.mjs').Register} Register */

/** Milliseconds of rest before the count is read aloud, so that a screen reader is not interrupted by each letter. */
const REST = 400
/** Shortest question, in letters. */
const SHORTEST = 2
const NOTHING = { pages: [], total: 0, near: false }

const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : ''
const site = new URL('../../', here).href

/**
 * @param {Element} parent
 * @param {string} selector
 * @returns {HTMLElement}
 */
function part (parent, selector) {
  const found = parent.querySelector(selector)
  if (!(found instanceof HTMLElement)) throw new Error(`The search dialog has no ${selector}`)
  return found
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
function element (tag, className, ...children) {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children)
  return made
}

/**
 * @param {string} path address from the root of the site
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
function link (path, className, ...children) {
  const made = element('a', className, ...children)
  made.setAttribute('href', new URL(path, site).href)
  return made
}

/**
 * @param {Page} page
 * @returns {HTMLElement}
 */
function resultItem (page) {
  const item = element('li', 'sk-hit',
    link(page.url, 'sk-hit__title', page.title), ' ',
    element('span', 'sk-hit__kind', page.kind))
  if (page.excerpt.length) {
    item.append(element('p', 'sk-hit__text', ...page.excerpt.map((piece) => piece.mark ? element('mark', '', piece.text) : piece.text)))
  }
  if (page.sections.length) {
    item.append(element('ul', 'sk-hit__sections',
      ...page.sections.map((section) => element('li', '', link(section.url, '', section.title)))))
  }
  return item
}

/** @param {HTMLDialogElement} dialog */
function start (dialog) {
  const input = /** @type {HTMLInputElement} */ (part(dialog, 'input'))
  const status = part(dialog, '[data-search-status]')
  const results = part(dialog, '[data-search-results]')
  const examples = part(dialog, '[data-search-examples]')
  /** @type {Ranking | undefined} */
  let ranking
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting

  /**
   * @param {string} name of a text on the dialog
   * @param {number} count
   * @returns {string}
   */
  const say = (name, count = 0) => (dialog.dataset[name] ?? '')
    .replace('{count}', String(count)).replace('{query}', () => input.value.trim())

  /** @param {string} text */
  const announce = (text) => {
    clearTimeout(resting)
    resting = setTimeout(() => { status.textContent = text }, status.textContent && text ? REST : 0)
  }

  const show = () => {
    if (!ranking) return
    const tooShort = input.value.trim().length < SHORTEST
    const { pages, total, near } = tooShort ? NOTHING : ranking.find(input.value)
    results.replaceChildren(...pages.map(resultItem))
    // A count may lag behind what is typed; that nothing was found must not stand above what was.
    if (pages.length && !examples.hidden) status.textContent = ''
    examples.hidden = pages.length > 0
    const first = total > pages.length ? ` ${say('first', pages.length)}` : ''
    if (tooShort) announce('')
    else if (pages.length) announce(`${near ? say('near') : say(total === 1 ? 'one' : 'many', total)}${first}`)
    else announce(`${say('none')} ${say('try')}`)
  }

  const links = () => [...results.querySelectorAll('a')]
  const stops = () => examples.hidden ? links() : [...examples.querySelectorAll('button')]

  /** @param {KeyboardEvent} event */
  const move = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const all = stops()
    const at = all.findIndex((one) => one === document.activeElement)
    if (event.key === 'ArrowDown' && (at >= 0 || document.activeElement === input)) {
      all[Math.min(at + 1, all.length - 1)]?.focus()
    } else if (event.key === 'ArrowUp' && at >= 0) {
      if (at === 0) input.focus()
      else all[at - 1]?.focus()
    } else {
      return
    }
    event.preventDefault()
  }

  input.addEventListener('input', show)
  dialog.addEventListener('keydown', move)
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) links()[0]?.click()
  })
  examples.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLButtonElement)) return
    input.value = event.target.textContent ?? ''
    input.focus()
    show()
  })
  // A result may be on the page that is open already.
  results.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close()
  })

  /** @param {Register} register */
  const read = (register) => {
    ranking = new Ranking(register)
    status.textContent = ''
    show()
  }
  Object.assign(window, { samkompassSearchIndex: read })
  status.textContent = say('loading')
  const script = document.createElement('script')
  script.src = new URL('search/index.js', site).href
  script.addEventListener('error', () => { status.textContent = say('failed') })
  document.head.append(script)
}

const dialog = document.getElementById('sk-search')
if (dialog instanceof HTMLDialogElement) start(dialog)
