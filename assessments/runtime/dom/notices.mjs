import { element, need } from './elements.mjs'

/**
 * Tells what happened: a status line with a way back, and the summary of what went wrong.
 *
 * @import { Words } from '../core/words.mjs'
 */
export class Notices {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor (root, words) {
    this.words = words
    this.bar = need(root, '[data-part="notice"]', HTMLElement)
    this.text = need(root, '[data-part="notice-text"]', HTMLElement)
    this.undo = need(root, '[data-action="undo"]', HTMLButtonElement)
    this.summary = need(root, '[data-part="errors"]', HTMLElement)
    this.summaryTitle = need(root, '[data-part="errors-title"]', HTMLElement)
    this.summaryList = need(root, '[data-part="errors-list"]', HTMLElement)
    /** @type {(() => void) | null} */
    this.wayBack = null
    /** @type {HTMLElement | null} what had the focus when the notice came; it goes back there */
    this.cause = null
    this.undo.addEventListener('click', () => {
      const wayBack = this.wayBack
      this.tell(this.words.text('runtime.undone'))
      this.bar.focus()
      wayBack?.()
    })
    need(root, '[data-action="close-notice"]', HTMLButtonElement).addEventListener('click', () => {
      this.hide()
      this.cause?.focus({ preventScroll: true })
    })
  }

  /**
   * @param {string} message
   * @param {(() => void) | null} [wayBack] what "Ångra" does
   */
  tell (message, wayBack = null) {
    this.clearErrors()
    const active = document.activeElement
    if (active instanceof HTMLElement && !this.bar.contains(active)) this.cause = active
    this.text.textContent = message
    this.wayBack = wayBack
    this.undo.hidden = !wayBack
    this.bar.hidden = false
  }

  hide () {
    this.bar.hidden = true
    this.text.textContent = ''
    this.wayBack = null
  }

  /**
   * @param {string} title
   * @param {Array<{text: string, href?: string, follow?: () => void}>} errors where a link leads, and what it does instead
   * @param {{focus?: boolean}} [options] no focus when nobody has done anything yet
   */
  fail (title, errors, { focus = true } = {}) {
    this.hide()
    this.summaryTitle.textContent = title
    this.summaryList.replaceChildren(...errors.map(({ text, href, follow }) => {
      if (!href) return element('li', {}, text)
      const link = element('a', { href }, text)
      if (follow) {
        link.addEventListener('click', (event) => {
          event.preventDefault()
          follow()
        })
      }
      return element('li', {}, link)
    }))
    this.summary.hidden = false
    if (!focus) return
    this.summary.focus({ preventScroll: true })
    this.summary.scrollIntoView({ block: 'start' })
  }

  clearErrors () {
    this.summary.hidden = true
    this.summaryList.replaceChildren()
  }
}
