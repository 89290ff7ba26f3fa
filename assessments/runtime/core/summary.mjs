/**
 * What a result says, in words.
 *
 * @import { Result, Score, Table } from './types.mjs'
 * @import { Words } from './words.mjs'
 */

/** Dimensions that differ by less than this (0–10000) are told as an even profile. */
const EVEN = 1000

/**
 * @typedef {object} Titles
 * @property {Record<string, string>} dimensions dimension id → title
 * @property {Record<string, string>} bands band id → title
 */

/**
 * The most important thing in one sentence, and in a second one how sure it is.
 *
 * @param {Table} table
 * @param {Result} result
 * @param {Titles} titles
 * @param {Words} words
 * @returns {string}
 */
export function sentence (table, result, titles, words) {
  const ids = Object.keys(table.dimensions)
  /** @param {string[]} of @returns {string} */
  const named = (of) => words.list(of.map((id) => words.inSentence(titles.dimensions[id] ?? id)))
  const valued = ids.flatMap((id) => {
    const value = result.scores[id]?.value
    return typeof value === 'number' ? [{ id, value }] : []
  })
  const counts = { answered: result.answered, items: result.items }
  if (!result.answered) return words.text('runtime.sentence.unknown')
  if (!valued.length) return words.text('runtime.sentence.none', counts)

  const values = valued.map(({ value }) => value)
  const highest = Math.max(...values)
  const lowest = Math.min(...values)
  const high = named(valued.filter(({ value }) => value === highest).map(({ id }) => id))
  const low = named(valued.filter(({ value }) => value === lowest).map(({ id }) => id))
  const bands = new Set(valued.map(({ id }) => result.bands[id] ?? ''))
  const [only = ''] = bands
  const band = words.inSentence(titles.bands[only] ?? only)
  return `${point()} ${certainty()}`.trim()

  /** @returns {string} */
  function point () {
    if (valued.length === 1) return words.text('runtime.sentence.one', { dimension: words.atStart(high), band })
    if (highest - lowest < EVEN) {
      return words.text(bands.size === 1 ? 'runtime.sentence.even-band' : 'runtime.sentence.even', { band })
    }
    if (bands.size === 1 && only === table.bands[0]?.[0]) return words.text('runtime.sentence.all-low', { low })
    if (bands.size === 1 && only === table.bands.at(-1)?.[0]) return words.text('runtime.sentence.all-high', { low })
    return words.text('runtime.sentence.uneven', { high, low })
  }

  /** @returns {string} */
  function certainty () {
    const without = ids.filter((id) => result.scores[id]?.value === null && result.scores[id]?.items)
    if (without.length) return words.text('runtime.sentence.without', { dimensions: named(without) })
    const missing = result.items - result.answered
    return missing ? words.count('runtime.sentence.missing', missing) : ''
  }
}

/**
 * Why a dimension has no value.
 *
 * @param {Table} table
 * @param {Score} score without a value
 * @param {Words} words
 * @returns {string}
 */
export function whyNoValue (table, score, words) {
  if (!score.items) return words.text('runtime.no-value.not-relevant')
  const needed = Math.max(1, Math.ceil(table.minimum * score.items / 10000))
  return words.text('runtime.no-value.too-few', { answered: score.answered, items: score.items, needed })
}

/**
 * What is uncertain about a dimension's value. `{lower}` and `{upper}` are left open: the page puts its numbers there.
 *
 * @param {Table} table
 * @param {string} dimension
 * @param {Score} score
 * @param {Words} words
 * @returns {string}
 */
export function uncertainty (table, dimension, score, words) {
  const sentences = []
  const missing = score.items - score.answered
  if (score.value === null) {
    sentences.push(whyNoValue(table, score, words))
  } else if (missing) {
    sentences.push(words.count('runtime.uncertain.missing', missing))
  }
  const left = Object.keys(table.dimensions[dimension] ?? {}).length - score.items
  if (left && score.items) sentences.push(words.count('runtime.uncertain.not-relevant', left))
  if (!missing && score.items) sentences.push(words.text('runtime.uncertain.answered'))
  return sentences.join(' ')
}
