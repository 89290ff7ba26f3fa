import { action, element, part } from './elements.mjs'

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
    this.bar = part(root, 'notice')
    this.text = part(root, 'notice-text')
    this.undo = action(root, 'undo')
    this.summary = part(root, 'errors')
    this.summaryTitle = part(root, 'errors-title')
    this.summaryList = part(root, 'errors-list')
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
    action(root, 'close-notice').addEventListener('click', () => {
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
