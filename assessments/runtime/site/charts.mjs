/**
 * Draws the figures of a page, as wide as their places. Only a page that has some loads the chart library; without it,
 * or without this script, the table below says the same.
 */

/** Drawn without anything to press, so that nothing stops the keyboard: the table holds the numbers. */
const CONFIG = { staticPlot: true, displayModeBar: false, showSendToCloud: false }

/**
 * @param {HTMLElement} place has `data-script` and `data-style`, the library's addresses
 * @returns {Promise<any>} the library
 */
function library (place) {
  const { script, style } = place.dataset
  // The id and the class keep Plotly from writing rules of its own into the page, which its security policy forbids.
  const marker = 'plotly.js-style-global'
  if (!document.getElementById(marker)) {
    const link = document.createElement('link')
    Object.assign(link, { id: marker, className: 'no-inline-styles', rel: 'stylesheet', href: style ?? '' })
    document.head.append(link)
  }
  return new Promise((resolve, reject) => {
    const element = document.createElement('script')
    element.src = script ?? ''
    element.addEventListener('load', () => resolve(/** @type {any} */ (window).Plotly))
    element.addEventListener('error', reject)
    document.head.append(element)
  })
}

/** @type {Promise<any> | null} */
let loaded = null

/** @param {HTMLElement} figure holds the place and the data */
async function draw (figure) {
  const place = figure.querySelector('[data-chart]')
  const data = figure.querySelector('script[type="application/json"]')?.textContent
  if (!(place instanceof HTMLElement) || !data) return
  const { data: traces, layout } = JSON.parse(data)
  figure.hidden = false
  try {
    const plotly = await (loaded ??= library(place))
    const render = () => plotly.react(place, traces, { ...layout, width: place.clientWidth, autosize: false }, CONFIG)
    await render()
    let width = place.clientWidth
    new ResizeObserver(() => {
      if (!place.clientWidth || place.clientWidth === width) return
      width = place.clientWidth
      render()
    }).observe(place)
  } catch {
    loaded = null
    figure.hidden = true
  }
}

for (const figure of document.querySelectorAll('[data-figure]')) {
  if (figure instanceof HTMLElement) draw(figure)
}
