import { drawable, hasField, percentages, quadrantOf } from '../core/standing.mjs'
import { drawRadar } from './chart.mjs'
import { all } from './elements.mjs'

/**
 * @import { ResultView, Shown } from './result.mjs'
 * @import { Result } from '../core/types.mjs'
 */

/** The pictures of a result: whichever its template has. Positions go through the CSSOM, which the policy allows. */
export class Pictures {
  /**
   * @param {DocumentFragment} root the result before it is put in its place
   * @param {ResultView} view
   */
  constructor (root, view) {
    this.view = view
    /** @type {(name: string) => HTMLElement} */
    this.part = (name) => view.part(name)
    this.shares = all(root, '[data-part-of], [data-share]')
    this.fields = all(root, '[data-field]')
    this.types = all(root, '[data-type]')
    this.bars = all(root, '[data-row]').flatMap((row) => {
      return all(row, '[data-part="bar"]').map((bar) => ({ bar, id: row.dataset['row'] ?? '' }))
    })
    this.items = all(root, '[data-of-item]').map((entry) => ({
      entry,
      id: entry.dataset['ofItem'] ?? '',
      places: /** @type {Array<[string, HTMLElement]>} */ (all(entry, '[data-part]').map((place) => [place.dataset['part'], place]))
    }))
    /** @type {Map<string, HTMLElement>} item → its link */
    this.links = new Map(this.items.flatMap(({ entry, id }) => all(entry, 'a').map((link) => [id, link])))
  }

  /** @param {Shown} shown */
  show (shown) {
    const { result } = shown
    for (const { bar, id } of this.bars) this.showBar(bar, id, result)
    for (const text of this.types) text.hidden = text.dataset['type'] !== result.type
    if (this.shares.length) this.showMixture(result)
    if (this.fields.length) this.showQuadrant(result)
    // The map of answers has a script of its own, on pages that have the map.
    if (this.items.length) /** @type {any} */ (window).samkompassItems?.(this, shown)
    if (this.view.context.settings.radar) this.showRadar(result)
  }

  /**
   * @param {HTMLElement} bar
   * @param {string} id
   * @param {Result} result
   */
  showBar (bar, id, { scores }) {
    bar.toggleAttribute('data-empty', scores[id]?.value === null)
    for (const part of /** @type {const} */ (['value', 'lower', 'upper'])) {
      bar.style.setProperty(`--${part}`, String((scores[id]?.[part] ?? 0) / 10000))
    }
  }

  /** @param {Result} result */
  showMixture ({ types }) {
    const { settings: { titles }, words } = this.view.context
    const parts = percentages(types)
    const told = Object.entries(parts).map(([id, share]) => `${titles.types?.[id] ?? id} ${words.percent(share)}`)
    this.part('mixture').hidden = !told.length
    this.part('mixture-bar').setAttribute('aria-label', words.text('runtime.mixture', { parts: words.list(told) }))
    for (const place of this.shares) {
      const { partOf, share } = place.dataset
      if (partOf) {
        place.style.flexGrow = String(types[partOf] ?? 0)
        place.hidden = !types[partOf]
      }
      if (!share) continue
      place.dataset['value'] = String(types[share] ?? '')
      place.textContent = words.percent(parts[share] ?? 0)
    }
  }

  /** @param {Result} result */
  showQuadrant (result) {
    const { view } = this
    const { table, settings: { titles }, words } = view.context
    const found = quadrantOf(table, result)
    this.part('quadrant').hidden = !found
    for (const place of this.fields) place.toggleAttribute('data-here', place.dataset['field'] === result.type)
    const [x, y] = found?.axes ?? []
    if (!found || !x || !y) return
    const point = this.part('quadrant-point')
    point.style.left = `${x.value / 100}%`
    point.style.bottom = `${y.value / 100}%`
    const field = { x: x.lower, y: 10000 - y.upper, width: x.upper - x.lower, height: y.upper - y.lower }
    for (const [name, size] of Object.entries(field)) this.part('quadrant-open').setAttribute(name, String(size))
    this.part('quadrant-field').hidden = !field.width && !field.height
    const told = found.axes.flatMap(({ id, border, distance }) => view.fill(`${words.text('runtime.quadrant.axis', {
      dimension: titles.dimensions[id] ?? id, border: words.points(border), distance: words.points(Math.abs(distance))
    })} `, { value: () => view.number(id, 'value', result) }))
    this.part('quadrant-text').replaceChildren(
      `${words.text('runtime.quadrant', { type: titles.types?.[result.type ?? ''] ?? '' })} `, ...told,
      words.text(found.open ? 'runtime.quadrant.open' : 'runtime.quadrant.closed')
    )
    this.part('quadrant-drawing').setAttribute('aria-label', this.part('quadrant-text').textContent ?? '')
  }

  /** @param {Result} result */
  showRadar ({ scores }) {
    const { settings: { titles, radar = [] }, words } = this.view.context
    const axes = radar.flatMap((id) => {
      const score = scores[id]
      return score ? [{ title: titles.dimensions[id] ?? id, score }] : []
    })
    this.part('figure').hidden = !drawable(axes)
    this.part('chart-failed').hidden = true
    if (!drawable(axes)) return
    const place = this.part('chart')
    const values = axes.map(({ title, score: { value } }) => {
      return `${title} ${value === null ? words.text('runtime.no-value.cell') : words.points(value)}`
    })
    place.setAttribute('aria-label', words.text('runtime.chart', { values: values.join(', ') }))
    this.part('field-note').hidden = !hasField(axes)
    // Words and numbers first: the chart comes a frame later.
    requestAnimationFrame(async () => {
      const drawn = await drawRadar(place, axes)
      place.hidden = !drawn
      this.part('chart-failed').hidden = drawn
    })
  }
}
