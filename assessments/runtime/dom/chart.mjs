/**
 * The chart library, loaded the first time there is something to draw.
 *
 * @import { Axis } from '../core/radar.mjs'
 */

/** @type {Promise<unknown> | undefined} */
let library

/**
 * @param {HTMLElement} place has `data-script` and `data-style`, the library's addresses
 * @param {Axis[]} axes
 * @returns {Promise<boolean>} false when the library could not be loaded, or failed
 */
export async function drawRadar (place, axes) {
  library ??= load(place)
  try {
    await library
    await /** @type {any} */ (window).Plotly.radar(place, axes)
    return true
  } catch {
    library = undefined
    return false
  }
}

/** @param {HTMLElement} place @returns {Promise<unknown>} */
function load ({ dataset: { script = '', style = '' } }) {
  // The id and the class keep Plotly from writing rules of its own into the page, which its security policy forbids.
  const id = 'plotly.js-style-global'
  document.getElementById(id)?.remove()
  const link = Object.assign(document.createElement('link'), { id, className: 'no-inline-styles', rel: 'stylesheet', href: style })
  return new Promise((resolve, reject) => {
    document.head.append(link, Object.assign(document.createElement('script'), { src: script, onload: resolve, onerror: reject }))
  })
}
