import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'

const LAYOUT = { height: 300, xaxis: { range: [0, 10] } }
const TRACES = [{ type: 'bar', x: [1, 2] }]

/** As much of an element as the drawing of charts uses. */
class Element {
  constructor () {
    this.hidden = true
    this.clientWidth = 288
    /** @type {Record<string, string>} */
    this.dataset = {}
    /** @type {Record<string, () => void>} */
    this.listeners = {}
    /** @type {Record<string, any>} */
    this.found = {}
  }

  /** @param {string} selector */
  querySelector (selector) { return this.found[selector] ?? null }

  /** @param {string} name @param {() => void} run */
  addEventListener (name, run) { this.listeners[name] = run }
}

describe('the figures of a page', () => {
  const surroundings = /** @type {any} */ (globalThis)
  const names = ['HTMLElement', 'document', 'window', 'ResizeObserver']
  let run = 0
  /** @type {any[]} */
  let asked
  /** @type {any[][]} */
  let drawn
  /** @type {Array<() => void>} */
  let resized

  beforeEach(() => {
    asked = []
    drawn = []
    resized = []
    surroundings.HTMLElement = Element
    surroundings.window = { Plotly: { react: async (/** @type {any[]} */ ...all) => { drawn.push(all) } } }
    surroundings.ResizeObserver = class {
      /** @param {() => void} changed */
      constructor (changed) { resized.push(changed) }
      observe () {}
    }
  })
  afterEach(() => { for (const name of names) delete surroundings[name] })

  /** A page with some figures, opened. @param {number} count */
  async function open (count) {
    const figures = Array.from({ length: count }, () => {
      const figure = new Element()
      const place = Object.assign(new Element(), { dataset: { script: 'plotly.js', style: 'plotly.css' } })
      figure.found = {
        '[data-chart]': place,
        'script[type="application/json"]': { textContent: JSON.stringify({ data: TRACES, layout: LAYOUT }) }
      }
      return figure
    })
    surroundings.document = {
      querySelectorAll: () => figures,
      getElementById: (/** @type {string} */ id) => asked.find((one) => one.id === id) ?? null,
      createElement: (/** @type {string} */ name) => Object.assign(new Element(), { name }),
      head: { append: (/** @type {any} */ element) => { asked.push(element) } }
    }
    await import(`../charts.mjs?${run++}`)
    return figures
  }

  /** Tell the script's element how it went, and let what waits for it run. @param {'load' | 'error'} how */
  async function library (how) {
    asked.find((element) => element.name === 'script').listeners[how]()
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  }

  it('ask for nothing where there are none', async () => {
    await open(0)
    assert.deepEqual(asked, [])
  })

  it('ask for the library and its rules once, however many they are', async () => {
    await open(3)
    assert.deepEqual(asked.map((element) => element.name).sort(), ['link', 'script'])
    assert.deepEqual(asked.map((element) => element.src ?? element.href).sort(), ['plotly.css', 'plotly.js'])
  })

  it('are drawn as wide as their place, without anything to press and without a link to elsewhere', async () => {
    const [figure] = await open(1)
    await library('load')
    assert.equal(figure?.hidden, false)
    const [[, traces, layout, config] = []] = drawn
    assert.deepEqual(traces, TRACES)
    assert.deepEqual([layout.width, layout.height, layout.autosize], [288, 300, false])
    assert.deepEqual([config.staticPlot, config.displayModeBar, config.showSendToCloud], [true, false, false])
  })

  it('are drawn again only when their place gets another width', async () => {
    const [figure] = await open(1)
    await library('load')
    const place = figure?.found['[data-chart]']
    for (const width of [288, 0, 500, 500]) {
      place.clientWidth = width
      for (const changed of resized) changed()
    }
    assert.deepEqual(drawn.map(([, , layout]) => layout.width), [288, 500])
  })

  it('stay hidden when the library cannot be loaded: the table says the same', async () => {
    const figures = await open(2)
    await library('error')
    assert.deepEqual([figures.map((figure) => figure.hidden), drawn], [[true, true], []])
  })

  it('leave the rules of the page as they are: the library finds its own there already', async () => {
    await open(1)
    const link = asked.find((element) => element.name === 'link')
    assert.deepEqual([link.id, link.className, link.rel], ['plotly.js-style-global', 'no-inline-styles', 'stylesheet'])
  })
})
