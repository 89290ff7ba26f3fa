import { all, need } from './elements.mjs'

/**
 * One section at a time, or all at once: the person's choice, kept for this visit only.
 *
 * @import { Answers } from '../core/types.mjs'
 * @import { Words } from '../core/words.mjs'
 */
export class Pager {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor (root, words) {
    this.words = words
    this.sections = all(root, '[data-section]')
    this.steps = all(root, '[data-step]')
    this.modes = all(root, '[data-mode]')
    this.stepList = need(root, '[data-part="steps"]', HTMLElement)
    this.previous = need(root, '[data-action="previous"]', HTMLButtonElement)
    this.next = need(root, '[data-action="next"]', HTMLButtonElement)
    this.finish = need(root, '[data-action="show-result"]', HTMLButtonElement)
    this.progress = need(root, '[data-part="progress"]', HTMLElement)
    this.current = 0
    this.paged = this.sections.length > 1

    this.modes.forEach((button) => button.addEventListener('click', () => {
      this.paged = button.getAttribute('data-mode') === 'one'
      this.show()
    }))
    this.steps.forEach((button, index) => button.addEventListener('click', () => this.go(index)))
    this.previous.addEventListener('click', () => this.go(this.current - 1))
    this.next.addEventListener('click', () => this.go(this.current + 1))
    this.show()
  }

  /**
   * Shows a section and puts the focus at its start.
   *
   * @param {number} index
   */
  go (index) {
    this.current = Math.max(0, Math.min(index, this.sections.length - 1))
    this.show()
    const heading = this.sections[this.current]?.querySelector('[data-part="section-title"]')
    if (!(heading instanceof HTMLElement)) return
    heading.focus({ preventScroll: true })
    heading.scrollIntoView({ block: 'start' })
  }

  /**
   * Makes the section that holds an element visible.
   *
   * @param {Element} element
   */
  reveal (element) {
    const index = this.sections.findIndex((section) => section.contains(element))
    if (index < 0) return
    this.current = index
    this.show()
  }

  show () {
    this.sections.forEach((section, index) => { section.hidden = this.paged && index !== this.current })
    this.steps.forEach((step, index) => {
      if (index === this.current && this.paged) step.setAttribute('aria-current', 'step')
      else step.removeAttribute('aria-current')
    })
    this.modes.forEach((button) => {
      button.setAttribute('aria-pressed', String((button.getAttribute('data-mode') === 'one') === this.paged))
    })
    const last = this.current === this.sections.length - 1
    this.stepList.hidden = !this.paged
    this.previous.hidden = !this.paged || this.current === 0
    this.next.hidden = !this.paged || last
    this.next.textContent = this.words.text('runtime.next', {
      section: this.steps[this.current + 1]?.getAttribute('data-title') ?? ''
    })
    this.finish.classList.toggle('sk-button--quiet', this.paged && !last)
  }

  /** @param {Answers} answers */
  count (answers) {
    let items = 0
    let answered = 0
    this.sections.forEach((section, index) => {
      const ids = all(section, '[data-item]').map((item) => item.getAttribute('data-item') ?? '')
      const done = ids.filter((id) => answers[id] !== undefined).length
      items += ids.length
      answered += done
      const counter = this.steps[index]?.querySelector('[data-part="step-count"]')
      if (counter) counter.textContent = this.words.text('runtime.step', { answered: done, items: ids.length })
      this.steps[index]?.toggleAttribute('data-done', done === ids.length)
    })
    this.progress.textContent = this.words.text('runtime.progress', { answered, items })
  }
}
