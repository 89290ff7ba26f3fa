/**
 * A scoring table made ready for scoring: ids become places in arrays. Made once a table.
 *
 * @import { Band, Condition, Members, Rule, Table, Treatment, Weight } from './types.mjs'
 */

/** What is known of an item. UNDECIDED: whether it is asked depends on what is not answered yet, or on the role. */
export const ANSWERED = 0
export const DK = 1
export const NA = 2
export const SKIPPED = 3
export const UNANSWERED = 4
export const UNDECIDED = 5

/**
 * @typedef {object} Check a condition
 * @property {Condition[0]} kind
 * @property {string} id
 * @property {number} at place of the item or dimension
 * @property {number} side
 * @property {number} limit of an answer (`a`): the state of its item
 * @property {number} range of the item's scale
 *
 * @typedef {object} Item
 * @property {string} id
 * @property {number} low
 * @property {number} high
 * @property {number[] | null} points of each value, from 0; null when they are value − lowest
 * @property {number} range the most points
 * @property {string[] | null} roles
 * @property {Check[] | null} conditions
 * @property {boolean} asked whether its importance is asked for
 * @property {boolean} reversed in the first dimension that it weighs on
 *
 * @typedef {{at: number, weight: number, span: number, reversed: boolean}} Member an item; span is weight × range
 * @typedef {{at: number, weight: bigint, reversed: boolean}} Part a dimension of a dimension
 *
 * @typedef {object} Dimension
 * @property {string} id
 * @property {number} minimum
 * @property {Treatment[]} treatment by state − 1
 * @property {Band[]} bands
 * @property {Member[]} members
 * @property {Part[] | null} parts
 * @property {Array<{at: number, treatments: Treatment[][]}>} below items of its parts, as each part treats them
 *
 * @typedef {{id: string, checks: Check[], because: string[]}} ReadyRule
 *
 * @typedef {object} Ready
 * @property {Item[]} items
 * @property {Map<string, number>} places of items
 * @property {Dimension[]} dimensions
 * @property {number[]} order of dimensions: parts before the whole
 * @property {boolean} nested whether any dimension has parts
 * @property {{at: number[], ids: string[], margin: number} | null} shares
 * @property {number[]} quadrant places of x and y; empty when there is none
 * @property {ReadyRule[]} flags
 * @property {ReadyRule[]} rules
 */

/** @type {WeakMap<Table, Ready>} */
const known = new WeakMap()

/**
 * @template T
 * @param {ArrayLike<T>} list
 * @param {number} place inside the list
 * @returns {T}
 */
export function at (list, place) {
  return /** @type {T} */ (list[place])
}

/** @param {Table} table @returns {Ready} */
export function prepare (table) {
  let ready = known.get(table)
  if (!ready) known.set(table, ready = make(table))
  return ready
}

/**
 * @param {Members} members
 * @returns {Array<[string, Weight]>} without the options
 */
function weightsOf (members) {
  return /** @type {Array<[string, Weight]>} */ (Object.entries(members).filter(([id]) => id))
}

/**
 * @param {Table} table
 * @param {string} dimension
 * @returns {string[]} items that it rests on, of its parts too
 */
export function itemsOf (table, dimension) {
  const { items, dimensions } = prepare(table)
  const found = dimensions.find(({ id }) => id === dimension)
  return [...found?.members ?? [], ...found?.below ?? []].map((member) => at(items, member.at).id)
}

/** @param {Table} table @returns {Ready} */
function make (table) {
  const places = placesOf(Object.keys(table.items))
  const dimensionPlaces = placesOf(Object.keys(table.dimensions))
  /** @param {string} id @returns {number} */
  const dimension = (id) => dimensionPlaces.get(id) ?? -1
  /** @type {Item[]} */
  const items = []

  /** @param {Condition} condition @returns {Check} */
  const check = ([kind, id, side, limit]) => {
    const place = (kind === 'd' ? dimensionPlaces : places).get(id) ?? -1
    const [low = 0, high = 1] = table.items[id] ?? []
    if (kind === 'a') return { kind, id, at: place, side: 0, limit: side === 'dk' ? DK : NA, range: 1 }
    return { kind, id, at: place, side: Number(side ?? 0), limit: limit ?? 0, range: high - low }
  }
  /** @param {Rule} rule @returns {ReadyRule} */
  const rule = ([id, conditions]) => ({
    id,
    checks: conditions.map(check),
    because: [...new Set(conditions.flatMap(([kind, subject]) => kind === 'r' ? [] : [subject]))]
  })

  for (const [id, [low, high, { p, s, o, w } = {}]] of Object.entries(table.items)) {
    const least = p ? Math.min(...p) : 0
    const points = p ? p.map((value) => value - least) : null
    const range = points ? Math.max(...points) : high - low
    items.push({
      id, low, high, points, range, roles: o ?? null, conditions: s ? s.map(check) : null, asked: Boolean(w), reversed: false
    })
  }

  /** @type {Set<number>} */
  const seen = new Set()
  const dimensions = Object.entries(table.dimensions).map(([id, members]) => {
    const { d = 0, m = table.minimum, t = table.treatment, b = table.bands ?? [] } = members[''] ?? {}
    /** @type {Dimension} */
    const made = { id, minimum: m, treatment: [...t, t[3]], bands: b, members: [], parts: d ? [] : null, below: [] }
    for (const [member, [weight, reverse]] of weightsOf(members)) {
      const reversed = reverse === 1
      if (made.parts) {
        made.parts.push({ at: dimension(member), weight: BigInt(weight), reversed })
        continue
      }
      const place = places.get(member) ?? -1
      const item = at(items, place)
      if (!seen.has(place)) item.reversed = reversed
      seen.add(place)
      made.members.push({ at: place, weight, span: weight * item.range, reversed })
    }
    return made
  })
  const order = inOrder(dimensions)
  const quadrant = table.quadrant ? [dimension(table.quadrant[0]), dimension(table.quadrant[1])] : []
  return {
    items,
    places,
    dimensions,
    order,
    nested: dimensions.some(({ parts }) => parts),
    shares: table.shares ? { at: table.shares[0].map(dimension), ids: table.shares[0], margin: table.shares[1] } : null,
    quadrant,
    flags: (table.flags ?? []).map(rule),
    rules: (table.rules ?? []).map(rule)
  }
}

/** @param {string[]} ids @returns {Map<string, number>} */
function placesOf (ids) {
  return new Map(ids.map((id, place) => [id, place]))
}

/**
 * Also fills in which items lie below each dimension that has parts.
 *
 * @param {Dimension[]} dimensions
 * @returns {number[]} places, parts before the whole
 */
function inOrder (dimensions) {
  /** @type {Set<number>} */
  const order = new Set()
  /** @param {number} place */
  const visit = (place) => {
    const { parts, below } = at(dimensions, place)
    if (parts && !order.has(place)) {
      /** @type {Map<number, Treatment[][]>} */
      const found = new Map()
      for (const part of parts) {
        visit(part.at)
        const { members, treatment, below } = at(dimensions, part.at)
        const own = members.map((member) => ({ at: member.at, treatments: [treatment] }))
        for (const { at: item, treatments } of [...own, ...below]) {
          found.set(item, [...found.get(item) ?? [], ...treatments])
        }
      }
      for (const [item, treatments] of found) below.push({ at: item, treatments })
    }
    order.add(place)
  }
  dimensions.forEach((_, place) => visit(place))
  return [...order]
}
