/**
 * Whether conditions hold, and how clearly.
 *
 * @import { Score } from './types.mjs'
 * @import { Check, ReadyRule } from './prepare.mjs'
 */
import { ANSWERED, at } from './prepare.mjs'

/**
 * @typedef {object} Facts what conditions are about; lists by the places of the prepared table
 * @property {number[]} states of items
 * @property {number[]} values of answered items
 * @property {number[]} points of answered items
 * @property {string | null} role
 * @property {Score[]} scores of dimensions
 * @property {Record<string, number>} types
 * @property {string | null} type
 * @property {string[]} flags
 * @property {string[]} first items first in the priorities
 */

/**
 * How far inside its limit a condition holds.
 *
 * @param {Check} check
 * @param {Facts} facts
 * @returns {number} 0–10000, or −1 when the condition does not hold
 */
export function strength ({ kind, id, at: place, side, limit, range }, facts) {
  switch (kind) {
    case 'd': return inside(at(facts.scores, place).value, side, limit)
    case 's': return inside(facts.types[id] ?? null, side, limit)
    case 'i': {
      if (at(facts.states, place) !== ANSWERED) return -1
      const margin = inside(at(facts.values, place), side, limit)
      return margin < 0 ? -1 : Math.floor(margin * 10000 / range)
    }
    case 'a': return truth(at(facts.states, place) === limit)
    case 't': return truth(facts.type === id)
    case 'f': return truth(facts.flags.includes(id))
    case 'p': return truth(facts.first.includes(id))
    case 'r': return truth(facts.role === id)
  }
}

/**
 * @param {number | null} value
 * @param {number} side
 * @param {number} limit
 * @returns {number}
 */
function inside (value, side, limit) {
  return value === null ? -1 : Math.max(-1, side * (value - limit))
}

/** @param {boolean} holds @returns {number} */
function truth (holds) {
  return holds ? 0 : -1
}

/**
 * @param {ReadyRule} rule
 * @param {Facts} facts
 * @returns {number} the strength of the clearest condition, or −1 when one does not hold
 */
export function strongest ({ checks }, facts) {
  let most = -1
  for (const check of checks) {
    const found = strength(check, facts)
    if (found < 0) return -1
    if (found > most) most = found
  }
  return most
}
