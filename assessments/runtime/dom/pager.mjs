import { action, all, part } from './elements.mjs'
import { isAsked } from './form.mjs'

/**
 * One section at a time, or all at once: the person's choice, kept for this visit only. Sections where nothing is asked
 * are passed over.
 *
 * @import { States } from '../core/scoring.mjs'
 * @import { Words } from '../core/words.mjs'
 */
export class Pager {
  /**
   * @param {HTMLElement} root
   * @param {Words} words
   */
  constructor (root, words) {
    this.words = words
    this.sections = all(root, '[data-section]').map((section, index) => {
      const step = /** @type {HTMLElement} */ (all(root, '[data-step]')[index])
      return {
        root: section,
        step,
        place: part(section, 'place'),
        count: part(step, 'step-count'),
        items: all(section, '[data-item]').map((item) => item.dataset['item'] ?? ''),
        asked: true
      }
    })
    this.modes = all(root, '[data-mode]')
    this.stepList = part(root, 'steps')
    this.previous = action(root, 'previous')
    this.next = action(root, 'next')
    this.finish = action(root, 'show-result')
    this.progress = part(root, 'progress')
    this.current = 0
    this.items = 0
    this.paged = this.sections.length > 1

    this.modes.forEach((button) => button.addEventListener('click', () => {
      this.paged = button.dataset['mode'] === 'one'
      this.show()
    }))
    this.sections.forEach(({ step }, index) => step.addEventListener('click', () => this.go(index)))
    this.previous.addEventListener('click', () => this.go(this.beside(-1)))
    this.next.addEventListener('click', () => this.go(this.beside(1)))
  }

  /** @param {-1 | 1} side @returns {number} the next section in which something is asked; −1 when there is none */
  beside (side) {
    let index = this.current + side
    while (this.sections[index]?.asked === false) index += side
    return this.sections[index] ? index : -1
  }

  /**
   * Shows a section and puts the focus at its start.
   *
   * @param {number} index
   */
  go (index) {
    this.current = Math.max(0, Math.min(index, this.sections.length - 1))
    this.show()
    const heading = this.sections[this.current]?.root.querySelector('[data-part="section-title"]')
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
    const index = this.sections.findIndex(({ root }) => root.contains(element))
    if (index < 0) return
    this.current = index
    this.show()
  }

  show () {
    const { sections, paged, words } = this
    if (!sections[this.current]?.asked) this.current = Math.max(this.beside(1), this.beside(-1), 0)
    const asked = sections.filter((section) => section.asked)
    sections.forEach((section, index) => {
      const { root, step, place } = section
      const here = paged && index === this.current
      root.hidden = !section.asked || (paged && !here)
      if (step.parentElement) step.parentElement.hidden = !section.asked
      place.textContent = words.text('runtime.place', { number: asked.indexOf(section) + 1, count: asked.length })
      if (here) step.setAttribute('aria-current', 'step')
      else step.removeAttribute('aria-current')
    })
    this.modes.forEach((button) => {
      button.setAttribute('aria-pressed', String((button.dataset['mode'] === 'one') === paged))
    })
    const next = this.beside(1)
    this.stepList.hidden = !paged
    this.previous.hidden = !paged || this.beside(-1) < 0
    this.next.hidden = !paged || next < 0
    this.next.textContent = words.text('runtime.next', { section: sections[next]?.step.dataset['title'] ?? '' })
    this.finish.classList.toggle('sk-button--quiet', paged && next >= 0)
  }

  /**
   * Counts what is asked and answered.
   *
   * @param {States} states
   * @param {boolean} [changed] whether an answer has just changed: then it is told that questions came or went
   */
  count (states, changed = false) {
    const before = this.items
    let answered = 0
    this.items = 0
    for (const section of this.sections) {
      const found = section.items.map((id) => states[id]).filter(isAsked)
      const done = found.filter((state) => state !== 'unanswered').length
      section.asked = found.length > 0
      this.items += found.length
      answered += done
      section.count.textContent = this.words.text('runtime.step', { answered: done, items: found.length })
      section.step.toggleAttribute('data-done', done === found.length)
    }
    const more = this.items - before
    const told = [this.words.text('runtime.progress', { answered, items: this.items })]
    if (changed && more) told.push(this.words.count(more > 0 ? 'runtime.progress.more' : 'runtime.progress.fewer', Math.abs(more)))
    this.progress.textContent = told.join('. ')
    this.show()
  }
}
