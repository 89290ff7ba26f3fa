import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'

import fc from 'fast-check'

import { filter, fits } from '../filter.mjs'
import { fold } from '../fold.mjs'

describe('an entry fits', () => {
  const entry = { text: fold('Säkra kompetensen Chef'), values: { actors: ['direktor', 'it-ansvarig'], suits: [''] } }

  it('when every word that is typed stands in it, in any order and case, with or without dots', () => {
    for (const words of ['', '  ', 'kompetens', 'SÄKRA', 'sakra', 'kompetens säkra', 'chef  komp']) {
      assert.equal(fits(entry, words, {}), true, words)
    }
    for (const words of ['pengar', 'säkra pengar', 'säkrakomp']) assert.equal(fits(entry, words, {}), false, words)
  })

  it('when it has every value that is chosen', () => {
    assert.equal(fits(entry, '', { actors: 'direktor' }), true)
    assert.equal(fits(entry, '', { actors: '' }), true)
    assert.equal(fits(entry, '', { actors: 'politiker' }), false)
    assert.equal(fits(entry, '', { actors: 'direktor', suits: 'pragmatisk' }), false)
    assert.equal(fits(entry, '', { sources: 'carlsson-2026' }), false)
    assert.equal(fits(entry, 'kompetens', { actors: 'it-ansvarig' }), true)
  })

  it('whatever is typed as characters with a meaning of their own', () => {
    fc.assert(fc.property(fc.string(), (words) => {
      assert.equal(typeof fits(entry, words, {}), 'boolean')
    }))
  })

  it('to fewer the more is asked for', () => {
    const word = fc.constantFrom('sak', 'kompetens', 'chef', 'pengar', 'ö')
    fc.assert(fc.property(fc.array(word), word, (words, more) => {
      const asked = words.join(' ')
      if (fits(entry, `${asked} ${more}`, {})) assert.equal(fits(entry, asked, {}), true)
    }))
  })
})

/** As much of an element as the filter uses. */
class Element {
  /**
   * @param {Record<string, string>} [dataset]
   * @param {string} [textContent]
   * @param {Record<string, Element[]>} [found] selector → elements below
   */
  constructor (dataset = {}, textContent = '', found = {}) {
    this.dataset = dataset
    this.textContent = textContent
    this.found = found
    this.hidden = false
    this.value = ''
    this.focused = false
    /** @type {Record<string, () => void>} */
    this.listeners = {}
  }

  /** @param {string} selector @returns {Element[]} */
  querySelectorAll (selector) { return this.found[selector] ?? [] }

  /** @param {string} selector @returns {Element | null} */
  querySelector (selector) {
    if (selector !== '[data-filter-item]:not([hidden])') return this.querySelectorAll(selector)[0] ?? null
    return this.querySelectorAll('[data-filter-item]').find((item) => !item.hidden) ?? null
  }

  /** @param {string} name @param {() => void} run */
  addEventListener (name, run) { this.listeners[name] = run }

  /** @param {string} name */
  dispatch (name) { this.listeners[name]?.() }

  focus () { this.focused = true }
}

describe('the filter of a list', () => {
  const surroundings = /** @type {any} */ (globalThis)
  beforeEach(() => { surroundings.HTMLElement = Element })
  afterEach(() => {
    delete surroundings.HTMLElement
    delete surroundings.document
  })

  function setUp () {
    const one = new Element({ actors: 'politiker direktor' }, 'Ge tid')
    const two = new Element({ actors: 'direktor', filterText: 'pengar' }, 'Säkra medel')
    const three = new Element({ actors: '' }, 'Avveckla det gamla')
    const first = new Element({}, '', { '[data-filter-item]': [one, two] })
    const second = new Element({}, '', { '[data-filter-item]': [three] })
    const list = new Element({}, '', { '[data-filter-item]': [one, two, three], '[data-filter-group]': [first, second] })
    const input = new Element()
    const select = new Element({ filterBy: 'actors' })
    const status = new Element({ some: 'Visar {count} av {all}.', none: 'Inget passar.' })
    const clear = new Element()
    const box = new Element({ filter: 'listan' }, '', {
      input: [input], select: [select], '[data-filter-status]': [status], '[data-filter-clear]': [clear]
    })
    box.hidden = true
    surroundings.document = { getElementById: (/** @type {string} */ id) => id === 'listan' ? list : null }
    const shown = () => [one, two, three].map((item) => !item.hidden)
    return { box, input, select, status, clear, first, second, shown }
  }

  it('shows itself and the whole list, and says nothing, until something is asked for', () => {
    const { box, status, clear, shown } = setUp()
    filter(/** @type {any} */ (box))
    assert.deepEqual([box.hidden, clear.hidden, status.textContent, shown()], [false, true, '', [true, true, true]])
  })

  it('stays away where its list is missing', () => {
    const { box } = setUp()
    box.dataset['filter'] = 'en annan'
    filter(/** @type {any} */ (box))
    assert.equal(box.hidden, true)
  })

  it('hides what does not fit and groups that are left empty, and tells how many are shown', () => {
    const { box, input, status, clear, first, second, shown } = setUp()
    filter(/** @type {any} */ (box))
    input.value = 'sakra'
    box.dispatch('input')
    assert.deepEqual(shown(), [false, true, false])
    assert.deepEqual([first.hidden, second.hidden, clear.hidden], [false, true, false])
    assert.equal(status.textContent, 'Visar 1 av 3.')
  })

  it('finds an entry by words that it does not show', () => {
    const { box, input, shown } = setUp()
    filter(/** @type {any} */ (box))
    input.value = 'pengar'
    box.dispatch('input')
    assert.deepEqual(shown(), [false, true, false])
  })

  it('takes words and choices together', () => {
    const { box, input, select, shown } = setUp()
    filter(/** @type {any} */ (box))
    select.value = 'direktor'
    box.dispatch('input')
    assert.deepEqual(shown(), [true, true, false])
    input.value = 'tid'
    box.dispatch('input')
    assert.deepEqual(shown(), [true, false, false])
  })

  it('says so when nothing fits', () => {
    const { box, input, status, shown } = setUp()
    filter(/** @type {any} */ (box))
    input.value = 'finns inte'
    box.dispatch('input')
    assert.deepEqual([shown(), status.textContent], [[false, false, false], 'Inget passar.'])
  })

  it('gives all back and the focus to the words when it is cleared', () => {
    const { box, input, select, status, clear, shown } = setUp()
    filter(/** @type {any} */ (box))
    input.value = 'finns inte'
    select.value = 'direktor'
    box.dispatch('input')
    clear.dispatch('click')
    assert.deepEqual([input.value, select.value, status.textContent, shown()], ['', '', '', [true, true, true]])
    assert.deepEqual([clear.hidden, input.focused], [true, true])
  })
})
