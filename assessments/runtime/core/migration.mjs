/**
 * Responses of earlier versions, by the rules that the instrument declares. What no rule speaks of is never guessed.
 *
 * @import { Migrated, Migration, Table } from './types.mjs'
 */
import { Refusal, shown } from './reading.mjs'

/**
 * @param {Table} table
 * @param {unknown} version
 * @returns {Migration[] | null} from that version to the table's; null when no rule starts there
 */
export function stepsFrom (table, version) {
  if (version === table.version) return []
  const rules = table.migrations ?? []
  const first = rules.findIndex(([from]) => from === version)
  return first < 0 ? null : rules.slice(first)
}

/**
 * @param {Migration[]} steps
 * @param {string} item an id of the version that the steps start from
 * @returns {string | null | undefined} its id now; null when it is removed, undefined when that version had no such item
 */
export function follow (steps, item) {
  for (const [, , renamed, removed, , added] of steps) {
    if (removed.includes(item)) return null
    if (Object.hasOwn(renamed, item)) item = /** @type {string} */ (renamed[item])
    else if (added.includes(item) || Object.values(renamed).includes(item)) return undefined
  }
  return item
}

/**
 * @param {Migration[]} steps
 * @param {string} item an id of the version that the steps start from
 * @param {unknown} given the answer in the file
 * @returns {unknown} the answer now
 * @throws {Refusal} when the answer is no value of the old scale
 */
export function convert (steps, item, given) {
  let value = given
  steps.forEach(([, , , , values], place) => {
    const now = follow(steps.slice(0, place + 1), item) ?? ''
    const map = Object.hasOwn(values, now) && values[now]
    if (!map || value === 'dk' || value === 'na') return
    const mapped = typeof value === 'number' ? map[String(value)] : undefined
    const scale = Object.keys(map).map(Number)
    if (mapped === undefined) {
      throw new Refusal('response.value', { item, value: shown(given), low: Math.min(...scale), high: Math.max(...scale) })
    }
    value = mapped
  })
  return value
}

/**
 * @param {Migration[]} steps
 * @param {string[]} items of the answers in the file
 * @returns {Migrated['migrated']}
 */
export function countsOf (steps, items) {
  const ends = items.map((item) => follow(steps, item))
  return {
    renamed: ends.filter((end, place) => end && end !== items[place]).length,
    removed: ends.filter((end) => end === null).length,
    added: steps.flatMap(([, , , , , added], place) => added.filter((item) => follow(steps.slice(place + 1), item))).length
  }
}
