/**
 * Scores of dimensions: over items in integers, over dimensions in exact fractions.
 *
 * @import { Score } from './types.mjs'
 * @import { Facts } from './conditions.mjs'
 * @import { Dimension, Ready } from './prepare.mjs'
 */
import { ANSWERED, at } from './prepare.mjs'

/** The top of every score. */
export const FULL = 10000

/** Treatments; see `Treatment`. */
const OPEN = 0
const OUT = 1
const HIGH = 3

/**
 * @typedef {[bigint, bigint]} Fraction 0–1: numerator, and denominator above zero
 * @typedef {{value: Fraction | null, lower: Fraction | null, upper: Fraction | null}} Exact
 */

/**
 * @param {Ready} ready
 * @param {Facts} facts
 * @returns {Score[]} in the order of the dimensions
 */
export function scoreDimensions ({ dimensions, order, nested }, facts) {
  /** @type {Score[]} */
  const scores = new Array(dimensions.length)
  /** @type {Exact[] | null} */
  const exact = nested ? new Array(dimensions.length) : null
  for (const place of order) {
    const dimension = at(dimensions, place)
    scores[place] = exact && dimension.parts ? overParts(dimension, facts, exact, place) : overItems(dimension, facts, exact, place)
  }
  return scores
}

/**
 * @param {number} points
 * @param {number} range above zero
 * @returns {number} 0–10000, half up. Exact: a quotient of whole numbers below 2^53 is never rounded up to the next one.
 */
function share (points, range) {
  return Math.floor((2 * FULL * points + range) / (2 * range))
}

/**
 * @param {Dimension} dimension
 * @param {Facts} facts
 * @param {Exact[] | null} exact takes the fractions when a dimension above needs them
 * @param {number} place
 * @returns {Score}
 */
function overItems ({ members, treatment, minimum }, { states, points }, exact, place) {
  let reached = 0
  let reachable = 0
  let open = 0
  let answered = 0
  let treated = 0
  let items = 0
  for (const { at: item, weight, span, reversed } of members) {
    const state = at(states, item)
    if (state === ANSWERED) {
      answered += 1
      reachable += span
      reached += reversed ? span - weight * at(points, item) : weight * at(points, item)
      continue
    }
    const as = at(treatment, state - 1)
    if (as === OUT) continue
    items += 1
    if (as === OPEN) {
      open += span
      continue
    }
    treated += 1
    reachable += span
    if (as === HIGH) reached += span
  }
  items += answered
  const known = answered + treated
  const enough = known > 0 && known * FULL >= minimum * items
  const all = reachable + open
  if (exact) {
    exact[place] = {
      value: enough ? [BigInt(reached), BigInt(reachable)] : null,
      lower: items ? [BigInt(reached), BigInt(all)] : null,
      upper: items ? [BigInt(reached + open), BigInt(all)] : null
    }
  }
  return {
    value: enough ? share(reached, reachable) : null,
    lower: items ? share(reached, all) : null,
    upper: items ? share(reached + open, all) : null,
    answered,
    items
  }
}

/**
 * @param {Dimension} dimension with parts
 * @param {Facts} facts
 * @param {Exact[]} exact
 * @param {number} place
 * @returns {Score}
 */
function overParts ({ parts, below, minimum }, { states }, exact, place) {
  const applying = (parts ?? []).filter((part) => at(exact, part.at).lower)
  // A part without a value may still become anything: it widens the bounds to the full.
  /** @param {keyof Exact} bound @param {keyof Exact} turned of a reversed part @param {Fraction | null} unknown */
  const mean = (bound, turned, unknown) => {
    let sum = 0n
    let over = 1n
    let weights = 0n
    for (const { at: place, weight, reversed } of applying) {
      const part = at(exact, place)
      const fraction = part.value ? part[reversed ? turned : bound] : unknown
      if (!fraction) continue
      const [top, bottom] = fraction
      sum = sum * bottom + weight * (reversed && part.value ? bottom - top : top) * over
      over *= bottom
      weights += weight
    }
    return weights ? /** @type {Fraction} */ ([sum, over * weights]) : null
  }
  const valued = applying.filter((part) => at(exact, part.at).value).length
  const enough = valued * FULL >= minimum * applying.length
  const found = {
    value: enough ? mean('value', 'value', null) : null,
    lower: mean('lower', 'upper', [0n, 1n]),
    upper: mean('upper', 'lower', [1n, 1n])
  }
  exact[place] = found
  let answered = 0
  let items = 0
  for (const { at: item, treatments } of below) {
    const state = at(states, item)
    if (state === ANSWERED) answered += 1
    if (state === ANSWERED || treatments.some((treatment) => treatment[state - 1] !== OUT)) items += 1
  }
  return { value: rounded(found.value), lower: rounded(found.lower), upper: rounded(found.upper), answered, items }
}

/** @param {Fraction | null} fraction @returns {number | null} 0–10000, half up */
function rounded (fraction) {
  return fraction && Number((20000n * fraction[0] + fraction[1]) / (2n * fraction[1]))
}
