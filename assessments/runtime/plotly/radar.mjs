/**
 * Draws the radar of a result, and again when its place gets another width.
 *
 * @import { Axis } from '../core/radar.mjs'
 */
import { figure } from '../core/radar.mjs'

/** @type {WeakMap<HTMLElement, Axis[]>} place → what it shows */
const shown = new WeakMap()

/**
 * @param {any} plotly the library
 * @returns {(place: HTMLElement, axes: Axis[]) => Promise<unknown>}
 */
export function radar (plotly) {
  return (place, axes) => {
    const draw = () => {
      if (!place.clientWidth) return undefined
      const { data, layout, config } = figure(shown.get(place) ?? [], place.clientWidth)
      return plotly.react(place, data, layout, config)
    }
    if (!shown.has(place)) {
      let width = place.clientWidth
      new ResizeObserver(() => {
        if (place.clientWidth !== width) draw()
        width = place.clientWidth
      }).observe(place)
    }
    shown.set(place, axes)
    return Promise.resolve(draw())
  }
}
