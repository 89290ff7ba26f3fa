/**
 * The chart library, loaded the first time there is something to draw.
 *
 * @import { Axis } from '../core/radar.mjs'
 */

/** @type {Promise<unknown> | undefined} */
let library

/**
 * @param {HTMLElement} place has `data-script`, the library's address
 * @param {Axis[]} axes
 * @returns {Promise<boolean>} false when the library could not be loaded, or failed
 */
export async function drawRadar (place, axes) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    document.head.append(Object.assign(script, { src: place.dataset['script'], onload: resolve, onerror: reject }))
  })
  try {
    await library
    await /** @type {any} */ (window).Plotly.radar(place, axes)
    return true
  } catch {
    library = undefined
    return false
  }
}
