/**
 * What a result's pictures show: shares in per cent, the place in a quadrant.
 *
 * @import { Axis } from './radar.mjs'
 * @import { Result, Table } from './types.mjs'
 */
import { sharesOf } from './outcome.mjs'

/** A radar needs at least this many values. */
const FEWEST = 3

/** @param {Axis[]} axes @returns {boolean} whether there is enough to draw */
export function drawable (axes) {
  return axes.filter(({ score }) => score.value !== null).length >= FEWEST
}

/** @param {Axis[]} axes @returns {boolean} whether any value could turn out differently */
export function hasField (axes) {
  return axes.some(({ score }) => score.lower !== score.upper)
}

/**
 * @param {Record<string, number>} types shares that sum to 10000
 * @returns {Record<string, number>} whole per cent that sum to 100; empty when there are no shares
 */
export function percentages (types) {
  const ids = Object.keys(types)
  const parts = ids.length ? sharesOf(Object.values(types), 100) : []
  return Object.fromEntries(ids.map((id, place) => [id, parts[place] ?? 0]))
}

/**
 * @typedef {object} QuadrantAxis
 * @property {string} id of the dimension
 * @property {number} value 0–10000
 * @property {number} border the lowest high value
 * @property {number} distance from the border, negative below it
 * @property {number} lower
 * @property {number} upper
 */

/**
 * @param {Table} table
 * @param {Result} result
 * @returns {{axes: QuadrantAxis[], open: boolean} | null} x and y, and whether answers that are missing may change the
 *   field; null without a point
 */
export function quadrantOf (table, { scores }) {
  if (!table.quadrant) return null
  const [x, y, xBorder, yBorder] = table.quadrant
  /** @type {QuadrantAxis[]} */
  const axes = []
  for (const { id, border } of [{ id: x, border: xBorder }, { id: y, border: yBorder }]) {
    const { value = null, lower, upper } = scores[id] ?? {}
    if (value !== null) axes.push({ id, value, border, distance: value - border, lower: lower ?? value, upper: upper ?? value })
  }
  if (axes.length < 2) return null
  return { axes, open: axes.some(({ lower, upper, border }) => lower < border && upper >= border) }
}
