import { radar } from '../core/radar.mjs'

/**
 * Draws a radar, and loads the chart library the first time there is something to draw.
 *
 * @import { Axis } from '../core/radar.mjs'
 */
export class Chart {
  /**
   * @param {HTMLElement} place has `data-script` and `data-style`, the library's addresses
   */
  constructor (place) {
    this.place = place
    /** @type {Axis[]} */
    this.axes = []
    /** @type {Promise<void> | null} */
    this.library = null
    let width = 0
    new ResizeObserver(() => {
      if (this.axes.length && place.clientWidth && place.clientWidth !== width) this.render()
      width = place.clientWidth
    }).observe(place)
  }

  /**
   * @param {Axis[]} axes
   * @returns {Promise<boolean>} false when the library could not be loaded, or failed
   */
  async draw (axes) {
    this.axes = axes
    this.library ??= this.load()
    try {
      await this.library
      await this.render()
      return true
    } catch {
      this.library = null
      return false
    }
  }

  /** @returns {Promise<unknown> | undefined} */
  render () {
    const plotly = /** @type {any} */ (window).Plotly
    if (!plotly || !this.place.clientWidth) return undefined
    const { data, layout, config } = radar(this.axes, this.place.clientWidth)
    return plotly.react(this.place, data, layout, config)
  }

  /** @returns {Promise<void>} */
  async load () {
    if (/** @type {any} */ (window).Plotly) return
    const { script, style } = this.place.dataset
    // The id and the class keep Plotly from writing rules of its own into the page, which its security policy forbids.
    const marker = 'plotly.js-style-global'
    if (!document.getElementById(marker)) {
      const link = document.createElement('link')
      Object.assign(link, { id: marker, className: 'no-inline-styles', rel: 'stylesheet', href: style ?? '' })
      document.head.append(link)
    }
    await new Promise((resolve, reject) => {
      const element = document.createElement('script')
      element.src = script ?? ''
      element.addEventListener('load', resolve)
      element.addEventListener('error', reject)
      document.head.append(element)
    })
  }
}
