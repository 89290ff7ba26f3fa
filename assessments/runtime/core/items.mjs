/**
 * How high items are answered, and which answers stand out.
 *
 * @import { Table } from './types.mjs'
 * @import { States } from './scoring.mjs'
 */
import { prepare } from './prepare.mjs'
import { pointsOf } from './states.mjs'

/**
 * How high an item is answered, from 0 to 1; the other way round when it is reversed.
 *
 * @param {Table} table
 * @param {Record<string, unknown>} answers
 * @param {States} states
 * @returns {Map<string, number>} only answered items
 */
export function levelsOf (table, answers, states) {
  /** @type {Map<string, number>} */
  const levels = new Map()
  for (const item of prepare(table).items) {
    if (states[item.id] !== 'answered') continue
    const level = pointsOf(item, Number(answers[item.id])) / item.range
    levels.set(item.id, item.reversed ? 1 - level : level)
  }
  return levels
}

/**
 * The highest and the lowest answers. Of equal ones those come first that matter more.
 *
 * @param {Map<string, number>} levels
 * @param {Record<string, number>} importance
 * @param {number} most how many of each
 * @returns {{strongest: string[], weakest: string[]}} empty when too few are answered, or all alike
 */
export function extremes (levels, importance, most) {
  const entries = [...levels]
  const count = Math.min(most, Math.floor(entries.length / 2))
  /** @param {number} side @returns {string[]} */
  const first = (side) => [...entries]
    .sort(([a, low], [b, high]) => side * (high - low) || (importance[b] ?? 0) - (importance[a] ?? 0))
    .slice(0, count).map(([id]) => id)
  const values = [...levels.values()]
  if (!count || Math.max(...values) === Math.min(...values)) return { strongest: [], weakest: [] }
  return { strongest: first(1), weakest: first(-1) }
}
