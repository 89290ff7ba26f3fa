/**
 * From a scoring table and answers to a result. Integers only: the Python scorer gives the same, to the last digit.
 *
 * @import { Answers, Condition, Recommended, Result, Score, Table } from './types.mjs'
 */

/** The top of every score. */
export const FULL = 10000

/**
 * @param {number} numerator not negative
 * @param {number} denominator above zero
 * @returns {number} the whole part; exact below 2^53
 */
function divide (numerator, denominator) {
  return (numerator - numerator % denominator) / denominator
}

/**
 * @param {number} points
 * @param {number} range above zero
 * @returns {number} points as a share of the range, 0–10000, half up
 */
function share (points, range) {
  return divide(2 * FULL * points + range, 2 * range)
}

/**
 * @param {Table} table
 * @param {Record<string, [number, 0 | 1]>} members item id → weight, reversed or not
 * @param {Answers} answers
 * @returns {Score}
 */
function scoreDimension (table, members, answers) {
  let points = 0
  let range = 0
  let missing = 0
  let answered = 0
  let items = 0
  for (const [id, [weight, reversed]] of Object.entries(members)) {
    const answer = answers[id]
    if (answer === 'na') continue
    const [lowest, highest] = /** @type {[number, number]} */ (table.items[id])
    items += 1
    if (typeof answer !== 'number') {
      missing += weight * (highest - lowest)
      continue
    }
    answered += 1
    range += weight * (highest - lowest)
    points += weight * (reversed ? highest - answer : answer - lowest)
  }
  const all = range + missing
  const enough = answered > 0 && answered * FULL >= table.minimum * items
  return {
    value: enough ? share(points, range) : null,
    lower: items ? share(points, all) : null,
    upper: items ? share(points + missing, all) : null,
    answered,
    items
  }
}

/**
 * How far inside its limit a condition holds.
 *
 * @param {Table} table
 * @param {Condition} condition
 * @param {Record<string, Score>} scores
 * @param {Answers} answers
 * @returns {number} 0–10000, or −1 when the condition does not hold
 */
function strength (table, [kind, id, direction, limit], scores, answers) {
  const value = kind === 'd' ? scores[id]?.value : answers[id]
  if (typeof value !== 'number') return -1
  const margin = direction < 0 ? limit - value : value - limit
  if (margin < 0 || kind === 'd') return margin < 0 ? -1 : margin
  const [lowest, highest] = /** @type {[number, number]} */ (table.items[id])
  return divide(margin * FULL, highest - lowest)
}

/**
 * The rules that give the recommendations, strongest first, one a recommendation.
 *
 * @param {Table} table
 * @param {Record<string, Score>} scores
 * @param {Answers} answers
 * @returns {number[]} places in `table.rules`
 */
export function firedRules (table, scores, answers) {
  const fired = table.rules.map(([, conditions], place) => {
    const strengths = conditions.map((condition) => strength(table, condition, scores, answers))
    return { place, strength: strengths.includes(-1) ? -1 : Math.max(...strengths) }
  }).filter((rule) => rule.strength >= 0)
  fired.sort((a, b) => b.strength - a.strength || a.place - b.place)
  const seen = new Set()
  return fired.map((rule) => rule.place).filter((place) => {
    const id = table.rules[place]?.[0]
    return seen.has(id) ? false : seen.add(id)
  })
}

/**
 * @param {Table} table
 * @param {Record<string, Score>} scores
 * @returns {Record<string, string>} the band of each dimension that has a value
 */
function bandsOf (table, scores) {
  /** @type {Record<string, string>} */
  const bands = {}
  for (const [id, { value }] of Object.entries(scores)) {
    if (value === null) continue
    const band = table.bands.find(([, from, to]) => from <= value && value <= to)
    if (band) bands[id] = band[0]
  }
  return bands
}

/**
 * @param {Table} table
 * @param {Answers} answers values inside each item's scale, `dk` or `na`; see `parseResponse`
 * @returns {Result}
 */
export function score (table, answers) {
  /** @type {Record<string, Score>} */
  const scores = {}
  for (const [id, members] of Object.entries(table.dimensions)) scores[id] = scoreDimension(table, members, answers)
  const given = Object.keys(table.items).map((id) => answers[id])
  /** @type {Recommended[]} */
  const recommendations = firedRules(table, scores, answers).map((place, index) => {
    const [id, conditions] = /** @type {Table['rules'][number]} */ (table.rules[place])
    return { id, rank: index + 1, because: [...new Set(conditions.map(([, subject]) => subject))] }
  })
  return {
    format: 'samkompass-result/1',
    instrument: table.instrument,
    version: table.version,
    answered: given.filter((answer) => typeof answer === 'number').length,
    items: given.filter((answer) => answer !== 'na').length,
    complete: given.every((answer) => answer !== undefined),
    scores,
    bands: bandsOf(table, scores),
    types: {},
    type: null,
    flags: [],
    priorities: [],
    recommendations
  }
}
