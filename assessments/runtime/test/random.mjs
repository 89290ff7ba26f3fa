/** Tables and answers of every shape that the engine knows, from a seed: the same each time. */

/**
 * @import { Answer, Answers, Condition, Input, ItemOptions, Members, Table, Treatments } from '../core/types.mjs'
 */

export class Chance {
  /** @param {number} seed */
  constructor (seed) {
    this.state = seed
  }

  /** @param {number} below @returns {number} a whole number from 0 */
  below (below) {
    // mulberry32
    this.state = this.state + 0x6d2b79f5 | 0
    let mixed = Math.imul(this.state ^ this.state >>> 15, 1 | this.state)
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed
    return Math.floor(((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32 * below)
  }

  /** @param {number} from @param {number} to @returns {number} */
  between (from, to) {
    return from + this.below(to - from + 1)
  }

  /** @param {number} percent @returns {boolean} */
  often (percent) {
    return this.below(100) < percent
  }

  /** @template T @param {readonly T[]} list not empty @returns {T} */
  one (list) {
    return /** @type {T} */ (list[this.below(list.length)])
  }

  /** @template T @param {readonly T[]} list @param {number} percent @returns {T[]} */
  some (list, percent) {
    return list.filter(() => this.often(percent))
  }
}

/** @param {Chance} chance @returns {Treatments} */
function anyTreatment (chance) {
  // What is unanswered stays open: only then is it promised that later answers keep inside the bounds.
  const any = /** @type {const} */ ([0, 1, 2, 3])
  return chance.often(60) ? [0, 1, 1, 0] : [chance.one(any), chance.one(any), chance.one(any), 0]
}

/** @param {Chance} chance @returns {Table['bands'] & {}} */
function anyBands (chance) {
  const cut = chance.between(1, 9999)
  return [['lag', 0, cut - 1], ['hog', cut, 10000]]
}

/** @param {Chance} chance @returns {Table} */
export function anyTable (chance) {
  const roles = chance.often(30) ? ['ena', 'andra', 'tredje'] : []
  /** @type {Table['items']} */
  const items = {}
  const ids = Array.from({ length: chance.between(1, 12) }, (_, at) => `fraga-${at}`)
  /** @param {string} id @returns {Condition} */
  const onItem = (id) => {
    const [low, high] = items[id] ?? [0, 1]
    if (chance.often(25)) return ['a', id, chance.one(['dk', 'na'])]
    return ['i', id, chance.one([-1, 1]), chance.between(low, high)]
  }
  ids.forEach((id, at) => {
    const low = chance.one([0, 0, 1, 3])
    const high = low + chance.between(1, 6)
    /** @type {ItemOptions} */
    const options = {}
    if (chance.often(25)) {
      options.p = Array.from({ length: high - low + 1 }, () => chance.between(-20, 20))
      if (new Set(options.p).size === 1) options.p[0] = 1000
    }
    if (at && chance.often(25)) options.s = Array.from({ length: chance.between(1, 2) }, () => onItem(chance.one(ids.slice(0, at))))
    if (roles.length && chance.often(30)) options.o = [chance.one(roles)]
    if (chance.often(50)) options.w = 1
    items[id] = Object.keys(options).length ? [low, high, options] : [low, high]
  })

  /** @type {Record<string, Members>} */
  const made = {}
  const leaves = Array.from({ length: chance.between(1, 4) }, (_, at) => `del-${at}`)
  const wholes = chance.often(40) ? Array.from({ length: chance.between(1, 3) }, (_, at) => `helhet-${at}`) : []
  for (const id of leaves) {
    made[id] = Object.fromEntries(chance.some(ids, 60).map((item) => [item, [chance.one([1, 1, 2, 1000]), chance.one([0, 0, 1])]]))
    if (chance.often(20)) made[id][''] = { m: chance.between(0, 10000), t: anyTreatment(chance) }
    if (chance.often(20)) made[id][''] = { b: anyBands(chance) }
  }
  wholes.forEach((id, at) => {
    const parts = chance.some([...leaves, ...wholes.slice(0, at)], 70)
    made[id] = Object.fromEntries(parts.map((part) => [part, [chance.one([1, 1, 3, 7]), chance.one([0, 0, 1])]]))
    made[id][''] = chance.often(30) ? { d: 1, m: chance.between(0, 10000) } : { d: 1 }
  })
  const dimensions = [...wholes.reverse(), ...leaves]

  /** @type {Table} */
  const table = {
    format: 'samkompass-table/2',
    instrument: 'prov',
    version: '1.0',
    hash: 'a'.repeat(64),
    minimum: chance.one([0, 3333, 5000, 6000, 10000]),
    treatment: anyTreatment(chance),
    items,
    dimensions: Object.fromEntries(dimensions.map((id) => [id, made[id] ?? {}])),
    bands: anyBands(chance)
  }
  if (roles.length) table.roles = roles
  if (chance.often(40)) {
    table.importance = [1, 4]
    table.priorities = [chance.often(50) ? chance.one(ids) : chance.between(0, 9), chance.between(1, 5)]
  }
  /** @type {string[]} */
  let types = []
  if (dimensions.length > 1 && chance.often(60)) {
    if (chance.often(50)) {
      types = dimensions
      table.shares = [dimensions, chance.between(1, 4000)]
    } else {
      types = ['a', 'b', 'c', 'd']
      table.quadrant = [chance.one(dimensions), chance.one(dimensions), chance.between(1, 9999), chance.between(1, 9999), ['a', 'b', 'c', 'd']]
    }
  }
  const flags = Array.from({ length: chance.below(4) }, (_, at) => `flagga-${at}`)
  /** @param {number} flag how many are declared before @param {boolean} rule @returns {Condition} */
  const condition = (flag, rule) => {
    const kind = chance.one(['d', 'd', 'i', 'i', 't', 's', 'f', 'r', 'p'])
    if (kind === 'd') return ['d', chance.one(dimensions), chance.one([-1, 1]), chance.between(0, 10000)]
    if (kind === 't' && types.length) return ['t', chance.one(types)]
    if (kind === 's' && types.length) return ['s', chance.one(types), chance.one([-1, 1]), chance.between(0, 10000)]
    if (kind === 'f' && flag) return ['f', chance.one(flags.slice(0, flag))]
    if (kind === 'r' && roles.length) return ['r', chance.one(roles)]
    if (kind === 'p' && rule) return ['p', chance.one(ids)]
    return onItem(chance.one(ids))
  }
  const conditions = (/** @type {number} */ flag, /** @type {boolean} */ rule) => {
    return Array.from({ length: chance.between(1, 3) }, () => condition(flag, rule))
  }
  if (flags.length) table.flags = flags.map((id, at) => [id, conditions(at, false)])
  table.rules = Array.from({ length: chance.below(7) }, () => [chance.one(['rad', 'steg', 'hjalp']), conditions(flags.length, true)])
  return table
}

/** @param {Chance} chance @param {Table} table @returns {Input} of someone who leaves out little or much */
export function anyInput (chance, table) {
  const known = chance.one([100, 90, 60, 20])
  /** @type {Answers} */
  const answers = {}
  /** @type {Record<string, number>} */
  const importance = {}
  for (const [id, [low, high]] of Object.entries(table.items)) {
    /** @type {Answer | undefined} */
    const answer = chance.often(known) ? chance.between(low, high) : chance.one([undefined, 'dk', 'na'])
    if (answer !== undefined) answers[id] = answer
    if (table.importance && chance.often(known)) importance[id] = chance.between(...table.importance)
  }
  return { answers, importance, role: chance.often(70) ? chance.one([...table.roles ?? [], 'okand']) : null }
}
