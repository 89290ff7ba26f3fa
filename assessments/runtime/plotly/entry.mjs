/**
 * The Plotly bundle: the trace types that the diagrams of the site use, as `window.Plotly`.
 *
 * `Plotly.radar` draws the radar of a result: only pages that show one need that.
 *
 * A type that is missing here fails silently, so a new kind of diagram starts here.
 */
import './style.mjs'
// @ts-ignore -- the library's source has no types for its inner modules
import Plotly from 'plotly.js/lib/core'
// @ts-ignore
import bar from 'plotly.js/lib/bar'
// @ts-ignore
import heatmap from 'plotly.js/lib/heatmap'
// @ts-ignore
import scatterpolar from 'plotly.js/lib/scatterpolar'

import { radar } from './radar.mjs'

Plotly.register([bar, heatmap, scatterpolar])
// @ts-ignore
window.Plotly = Object.assign(Plotly, { radar: radar(Plotly) })
