/**
 * What follows from the scores and from importance: the mixture, the type, and what comes first.
 *
 * @import { Priority, Score, Table } from './types.mjs'
 * @import { Facts } from './conditions.mjs'
 * @import { Ready } from './prepare.mjs'
 */
import { FULL } from './dimensions.mjs'
import { ANSWERED, at } from './prepare.mjs'
import { pointsOf } from './states.mjs'

/**
 * @param {number[]} values not negative, with a sum above zero
 * @param {number} [whole]
 * @returns {number[]} whole shares that sum to the whole: what is left goes to the largest remainders
 */
export function sharesOf (values, whole = FULL) {
  const sum = values.reduce((total, value) => total + value, 0)
  const shares = values.map((value) => Math.floor(whole * value / sum))
  const left = whole - shares.reduce((total, share) => total + share, 0)
  const remainders = values.map((value, place) => ({ place, rest: whole * value % sum }))
  remainders.sort((a, b) => b.rest - a.rest || a.place - b.place)
  for (const { place } of remainders.slice(0, left)) shares[place] = at(shares, place) + 1
  return shares
}

/**
 * The mixture and its type, or the type of the quadrant; none without the values that it takes.
 *
 * @param {Table} table
 * @param {Ready} ready
 * @param {Score[]} scores
 * @returns {{types: Record<string, number>, type: string | null}}
 */
export function typeOf (table, { shares, quadrant }, scores) {
  /** @type {Record<string, number>} */
  const types = {}
  /** @type {string | null} */
  let type = null
  const values = (shares ? shares.at : quadrant).map((place) => at(scores, place).value)
  if (!values.length || !values.every((value) => value !== null)) return { types, type }
  if (shares && values.some((value) => value > 0)) {
    const parts = sharesOf(values)
    shares.ids.forEach((id, place) => { types[id] = at(parts, place) })
    const [first = 0, second = 0] = [...parts].sort((a, b) => b - a)
    if (first - second >= shares.margin) type = at(shares.ids, parts.indexOf(first))
  } else if (table.quadrant) {
    const [, , xBorder, yBorder, names] = table.quadrant
    type = at(names, (at(values, 0) >= xBorder ? 1 : 0) + (at(values, 1) >= yBorder ? 2 : 0))
  }
  return { types, type }
}

/**
 * Where the gap to the target is largest for what matters most, first.
 *
 * @param {Table} table
 * @param {Ready} ready
 * @param {Facts} facts
 * @param {Record<string, number>} importance
 * @returns {Priority[]}
 */
export function prioritiesOf ({ priorities, importance: scale }, { items, places }, { states, values, points }, importance) {
  if (!priorities || !scale) return []
  const [goal] = priorities
  const asked = typeof goal === 'string' ? places.get(goal) ?? -1 : -1
  const target = typeof goal === 'number' ? goal : at(states, asked) === ANSWERED ? at(values, asked) : at(items, asked).high
  /** @type {Priority[]} */
  const found = []
  for (let place = 0; place < items.length; place += 1) {
    const item = at(items, place)
    if (!item.asked || place === asked || at(states, place) !== ANSWERED) continue
    const weight = importance[item.id]
    if (typeof weight !== 'number') continue
    const rise = pointsOf(item, Math.max(item.low, Math.min(item.high, target))) - at(points, place)
    const gap = item.reversed ? -rise : rise
    if (gap > 0) found.push({ id: item.id, gap, importance: weight, priority: gap * (weight - scale[0] + 1) })
  }
  // Equal ones stay in asking order: sorting is stable.
  return found.sort((a, b) => b.priority - a.priority || b.importance - a.importance)
}
