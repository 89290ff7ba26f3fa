/**
 * The radar of a result as Plotly's data: the value as a line, and the bounds as a field around it.
 *
 * @import { Score } from './types.mjs'
 */
import { hasField } from './standing.mjs'

/** Blue of the Okabe–Ito palette. */
const BLUE = '#0072b2'
const FIELD = 'rgba(0, 114, 178, 0.16)'
const INK = '#1b1f23'
const GRID = '#c9d1d6'
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif'

/** Room for the titles above and below, and the greatest height, in pixels. */
const TOP = 30
const BOTTOM = 16
const TALLEST = 420

/**
 * @typedef {object} Axis
 * @property {string} title
 * @property {Score} score
 */

/**
 * @param {Axis[]} axes
 * @param {number} width of the place to draw in, in pixels
 * @returns {{data: object[], layout: object, config: object}}
 */
export function figure (axes, width) {
  const titles = axes.map(({ title }) => title)
  /** @param {'value' | 'lower' | 'upper'} part @returns {Array<number | null>} 0–100, the first one again at the end */
  const ring = (part) => [...axes, ...axes.slice(0, 1)].map(({ score }) => {
    const number = score[part]
    return number === null ? null : number / 100
  })
  const theta = [...titles, ...titles.slice(0, 1)]
  const bound = { type: 'scatterpolar', theta, mode: 'lines', line: { color: BLUE, width: 1, dash: 'dot' } }
  const value = {
    type: 'scatterpolar',
    theta,
    r: ring('value'),
    mode: 'lines+markers',
    connectgaps: false,
    cliponaxis: false,
    line: { color: BLUE, width: 2.5 },
    marker: { color: BLUE, size: 8, line: { color: '#fff', width: 1.5 } }
  }
  const field = hasField(axes) && axes.every(({ score }) => score.lower !== null)
    ? [{ ...bound, r: ring('lower') }, { ...bound, r: ring('upper'), fill: 'tonext', fillcolor: FIELD }]
    : []
  const small = width < 350
  const longest = Math.max(...titles.map((title) => title.length))
  const side = Math.min(Math.ceil(longest * (small ? 6.2 : 6.7)) + 6, Math.floor(width / 3.4))
  return {
    data: [...field, value],
    layout: {
      width,
      height: Math.min(width - 2 * side + TOP + BOTTOM, TALLEST),
      autosize: false,
      showlegend: false,
      separators: ',\u00a0',
      paper_bgcolor: 'rgba(0,0,0,0)',
      margin: { l: side, r: side, t: TOP, b: BOTTOM },
      font: { family: FONT, size: small ? 12 : 13, color: INK },
      polar: {
        bgcolor: 'rgba(0,0,0,0)',
        gridshape: 'linear',
        radialaxis: {
          range: [0, 100],
          // Four rings, and one number to read them by: labels at both ends would lie on the point and on the title.
          tickvals: [0, 25, 50, 75, 100],
          ticktext: ['', '', '50', '', ''],
          angle: 90,
          tickangle: 90,
          tickfont: { size: 11, color: '#4b5560' },
          gridcolor: GRID,
          linecolor: GRID,
          ticks: ''
        },
        angularaxis: {
          direction: 'clockwise',
          rotation: 90,
          type: 'category',
          categoryarray: titles,
          gridcolor: GRID,
          linecolor: GRID,
          ticks: ''
        }
      }
    },
    config: { staticPlot: true, displayModeBar: false, showSendToCloud: false, responsive: false }
  }
}
