/**
 * What a result says, in words.
 *
 * @import { Band, Result, Score, Table } from './types.mjs'
 * @import { States } from './scoring.mjs'
 * @import { Words } from './words.mjs'
 */
import { itemsOf } from './prepare.mjs'
import { percentages, quadrantOf } from './standing.mjs'

/** Dimensions that differ by less than this (0–10000) are told as an even profile. */
const EVEN = 1000

/** So many dimensions without a value are named; more are counted. */
const NAMED = 4

/** The texts of the states that a value may lack, in the order of a table's treatments. */
const STATES = /** @type {const} */ ([
  ['dk', 'runtime.state.dk'],
  ['na', 'runtime.state.na'],
  ['skipped', 'runtime.state.skipped'],
  ['unanswered', 'runtime.state.unanswered']
])

/** The texts of the treatments, by number. */
const TREATED = ['runtime.treated.open', 'runtime.treated.out', 'runtime.treated.low', 'runtime.treated.high']

/**
 * @typedef {object} Titles
 * @property {Record<string, string>} dimensions dimension id → title
 * @property {Record<string, string>} bands band id → title
 * @property {Record<string, Record<string, string>>} [own] dimension id → titles of its own bands
 * @property {Record<string, string>} [types]
 * @property {Record<string, string>} [flags]
 * @property {Record<string, string>} [items] short titles of the items that a map shows
 */

/**
 * The most important thing in one sentence, and in a second one how sure it is.
 *
 * @param {Table} table
 * @param {Result} result
 * @param {Titles} titles
 * @param {Words} words
 * @param {States} states
 * @param {string[]} [balanced] dimensions that lie between two ends of which neither is better
 * @returns {string}
 */
export function sentence (table, result, titles, words, states, balanced = []) {
  const { scores, types, type } = result
  const ids = Object.keys(table.dimensions).filter((id) => !table.dimensions[id]?.['']?.d)
  /** @param {string[]} of @returns {string} */
  const named = (of) => words.list(of.map((id) => words.inSentence(titles.dimensions[id] ?? id)))
  /** @param {string[]} of @returns {Array<{id: string, value: number}>} those that have a value */
  const valuesOf = (of) => of.flatMap((id) => {
    const value = scores[id]?.value
    return typeof value === 'number' ? [{ id, value }] : []
  })
  const valued = valuesOf(ids)
  if (!result.answered) return words.text('runtime.sentence.unknown')
  if (!valued.length) return words.text('runtime.sentence.none', { answered: result.answered, items: result.items })

  const values = valued.map(({ value }) => value)
  const highest = Math.max(...values)
  const lowest = Math.min(...values)
  const high = named(valued.filter(({ value }) => value === highest).map(({ id }) => id))
  const low = named(valued.filter(({ value }) => value === lowest).map(({ id }) => id))
  return `${(table.shares ? mixture() : field() ?? first() ?? side()) ?? profile()} ${certainty()}`.trim()

  /** @returns {string | undefined} undefined when there is no mixture */
  function mixture () {
    const parts = Object.entries(percentages(types)).sort(([, a], [, b]) => b - a)
    const [most] = parts
    if (!most) return undefined
    const told = parts.map(([id, share]) => `${words.inSentence(titles.types?.[id] ?? id)} ${words.percent(share)}`)
    if (type === null) return words.text('runtime.sentence.mixed', { parts: words.list(told) })
    return words.text('runtime.sentence.leads', {
      type: words.inSentence(titles.types?.[type] ?? type), share: most[1], parts: words.list(told.slice(1))
    })
  }

  /** @returns {string | undefined} undefined when there is no point in the quadrant */
  function field () {
    const found = quadrantOf(table, result)
    if (!found || type === null) return undefined
    const [nearest] = [...found.axes].sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance))
    return words.text(found.open ? 'runtime.sentence.field-open' : 'runtime.sentence.field', {
      type: titles.types?.[type] ?? type,
      dimension: named([nearest?.id ?? '']),
      distance: words.points(Math.abs(nearest?.distance ?? 0))
    })
  }

  /** @returns {string | undefined} undefined when nothing comes first */
  function first () {
    const [entry] = result.priorities
    return entry && words.text('runtime.sentence.priority', { item: titles.items?.[entry.id] ?? entry.id })
  }

  /** @returns {string | undefined} undefined when no dimension lies between two ends */
  function side () {
    const sides = valuesOf(balanced).sort((a, b) => Math.abs(b.value - 5000) - Math.abs(a.value - 5000))
    const [most] = sides
    if (!most) return undefined
    if (Math.abs(most.value - 5000) * 2 < EVEN) return words.text('runtime.sentence.middle')
    return words.text('runtime.sentence.side', {
      dimension: titles.dimensions[most.id] ?? most.id,
      band: words.inSentence(bandTitle(titles, most.id, result.bands[most.id]))
    })
  }

  /** @returns {string} */
  function profile () {
    const bands = new Set(valued.map(({ id }) => words.inSentence(bandTitle(titles, id, result.bands[id]))))
    const [band = ''] = bands
    if (valued.length === 1) return words.text('runtime.sentence.one', { dimension: words.atStart(high), band })
    if (highest - lowest < EVEN) {
      return words.text(bands.size === 1 ? 'runtime.sentence.even-band' : 'runtime.sentence.even', { band })
    }
    if (all(0)) return words.text('runtime.sentence.all-low', { low })
    if (all(-1)) return words.text('runtime.sentence.all-high', { low })
    return words.text('runtime.sentence.uneven', { high, low })
  }

  /** @param {number} place @returns {boolean} whether every value is in the band at that place */
  function all (place) {
    return valued.every(({ id }) => result.bands[id] === bandsOf(table, id).at(place)?.[0])
  }

  /** @returns {string} */
  function certainty () {
    const without = ids.filter((id) => scores[id]?.value === null && scores[id]?.items &&
      itemsOf(table, id).some((item) => states[item] !== 'skipped'))
    if (without.length > NAMED) return words.count('runtime.sentence.without-many', without.length)
    if (without.length) return words.text('runtime.sentence.without', { dimensions: named(without) })
    const missing = result.items - result.answered
    return missing ? words.count('runtime.sentence.missing', missing) : ''
  }
}

/**
 * @param {Table} table
 * @param {string} dimension
 * @returns {Band[]} its own ones, or the table's
 */
export function bandsOf (table, dimension) {
  return table.dimensions[dimension]?.['']?.b ?? table.bands ?? []
}

/**
 * @param {Titles} titles
 * @param {string} dimension
 * @param {string | undefined} band
 * @returns {string} what the dimension calls it; empty for none
 */
export function bandTitle (titles, dimension, band = '') {
  return titles.own?.[dimension]?.[band] ?? titles.bands[band] ?? band
}

/**
 * Why a dimension has no value.
 *
 * @param {Table} table
 * @param {string} dimension
 * @param {Score} score without a value
 * @param {Words} words
 * @returns {string}
 */
export function whyNoValue (table, dimension, { answered, items }, words) {
  if (!items) return words.text('runtime.no-value.not-relevant')
  const { d: parts, m: minimum = table.minimum } = table.dimensions[dimension]?.[''] ?? {}
  if (parts) return words.text('runtime.no-value.parts')
  const needed = Math.max(1, Math.ceil(minimum * items / 10000))
  return words.text('runtime.no-value.too-few', { answered, items, needed })
}

/**
 * What is uncertain about a dimension's value: what is not answered, for which reason, and how that counts. `{lower}` and
 * `{upper}` are left open: the page puts its numbers there.
 *
 * @param {Table} table
 * @param {string} dimension
 * @param {Score} score
 * @param {States} states
 * @param {Words} words
 * @returns {string}
 */
export function uncertainty (table, dimension, score, states, words) {
  if (!score.items) return whyNoValue(table, dimension, score, words)
  const treatment = table.dimensions[dimension]?.['']?.t ?? table.treatment
  const members = itemsOf(table, dimension).map((id) => states[id] === 'undecided' ? 'unanswered' : states[id])
  /** @type {string[][]} */
  const told = [[], [], [], []]
  STATES.forEach(([state, text], place) => {
    const count = members.filter((found) => found === state).length
    if (count) told[treatment[place] ?? 0]?.push(words.inSentence(words.count(text, count)))
  })
  const sentences = score.value === null ? [whyNoValue(table, dimension, score, words)] : []
  told.forEach((states, place) => {
    if (states.length) sentences.push(words.atStart(words.text(TREATED[place] ?? '', { states: words.list(states) })))
    if (!place && score.value !== null && score.lower !== score.upper) sentences.push(words.text('runtime.uncertain.bounds'))
  })
  return sentences.join(' ') || words.text('runtime.uncertain.answered')
}
