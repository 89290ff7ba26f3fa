/**
 * From a scoring table and answers to a result. Exact: the Python scorer gives the same, to the last digit.
 *
 * @import { Band, Input, Recommended, Result, Score, Table } from './types.mjs'
 * @import { Facts } from './conditions.mjs'
 * @import { ReadyRule } from './prepare.mjs'
 */
import { strongest } from './conditions.mjs'
import { scoreDimensions } from './dimensions.mjs'
import { prioritiesOf, typeOf } from './outcome.mjs'
import { ANSWERED, at, NA, prepare, SKIPPED, UNANSWERED } from './prepare.mjs'
import { readItems } from './states.mjs'

/** Names of the states, by number; see `prepare.mjs`. */
const STATES = /** @type {const} */ (['answered', 'dk', 'na', 'skipped', 'unanswered', 'undecided'])

/** @typedef {Record<string, typeof STATES[number]>} States item id → its state; `undecided` ones are not asked yet */

/**
 * @param {Table} table
 * @param {Input} input
 * @returns {Facts} what the answers say
 */
function read (table, input) {
  return readItems(prepare(table), input, input.role && table.roles?.includes(input.role) ? input.role : null)
}

/**
 * @param {Table} table
 * @param {Input} input
 * @returns {States} whether each item is answered, and whether it is asked
 */
export function itemStates (table, input) {
  const { states } = read(table, input)
  return Object.fromEntries(prepare(table).items.map(({ id }, place) => [id, at(STATES, at(states, place))]))
}

/**
 * The rules that give the recommendations, strongest first, one a recommendation.
 *
 * @param {ReadyRule[]} rules
 * @param {Facts} facts
 * @returns {number[]} places in the rules
 */
function fired (rules, facts) {
  /** @type {Array<{place: number, strength: number}>} */
  const holding = []
  for (let place = 0; place < rules.length; place += 1) {
    const strength = strongest(at(rules, place), facts)
    if (strength >= 0) holding.push({ place, strength })
  }
  holding.sort((a, b) => b.strength - a.strength || a.place - b.place)
  const seen = new Set()
  return holding.map(({ place }) => place).filter((place) => {
    const { id } = at(rules, place)
    return seen.has(id) ? false : seen.add(id)
  })
}

/**
 * @param {Band[]} bands
 * @param {number} value
 * @returns {string | undefined}
 */
function bandOf (bands, value) {
  for (const [id, from, to] of bands) if (from <= value && value <= to) return id
  return undefined
}

/**
 * @param {Table} table
 * @param {Input} input
 * @returns {{result: Result, rules: number[]}} the result, and the places of the rules that its recommendations come from
 */
export function assess (table, input) {
  const ready = prepare(table)
  const facts = read(table, input)
  facts.scores = scoreDimensions(ready, facts)
  const { types, type } = typeOf(table, ready, facts.scores)
  facts.types = types
  facts.type = type
  const priorities = prioritiesOf(table, ready, facts, input.importance ?? {})
  facts.first = priorities.slice(0, table.priorities?.[1]).map(({ id }) => id)
  for (const flag of ready.flags) if (strongest(flag, facts) >= 0) facts.flags.push(flag.id)
  const rules = fired(ready.rules, facts)

  /** @type {Record<string, Score>} */
  const scores = {}
  /** @type {Record<string, string>} */
  const bands = {}
  for (let place = 0; place < ready.dimensions.length; place += 1) {
    const dimension = at(ready.dimensions, place)
    const score = scores[dimension.id] = at(facts.scores, place)
    const band = score.value === null ? undefined : bandOf(dimension.bands, score.value)
    if (band !== undefined) bands[dimension.id] = band
  }
  let answered = 0
  let items = 0
  let complete = true
  for (const state of facts.states) {
    if (state === ANSWERED) answered += 1
    if (state !== NA && state !== SKIPPED) items += 1
    if (state >= UNANSWERED) complete = false
  }
  /** @type {Recommended[]} */
  const recommendations = rules.map((place, index) => {
    const { id, because } = at(ready.rules, place)
    return { id, rank: index + 1, because: [...because] }
  })
  const result = {
    format: /** @type {const} */ ('samkompass-result/1'),
    instrument: table.instrument,
    version: table.version,
    answered,
    items,
    complete,
    scores,
    bands,
    types,
    type,
    flags: facts.flags,
    priorities,
    recommendations
  }
  return { result, rules }
}

/**
 * @param {Table} table
 * @param {Input} input
 * @returns {Result}
 */
export function score (table, input) {
  return assess(table, input).result
}
