/**
 * What is known of each item: answered or not, asked or not.
 *
 * @import { Input } from './types.mjs'
 * @import { Item, Ready } from './prepare.mjs'
 * @import { Facts } from './conditions.mjs'
 */
import { strength } from './conditions.mjs'
import { ANSWERED, at, DK, NA, SKIPPED, UNANSWERED, UNDECIDED } from './prepare.mjs'

/**
 * @param {Item} item
 * @param {number} value of its scale
 * @returns {number} 0 to the item's range, before any reversal
 */
export function pointsOf ({ points, low }, value) {
  return points ? at(points, value - low) : value - low
}

/**
 * @param {Ready} ready
 * @param {Input} input
 * @param {string | null} role one of the table's
 * @returns {Facts} with what the answers say; what follows from them is still empty
 */
export function readItems ({ items }, { answers }, role) {
  /** @type {Facts} */
  const facts = { states: [], values: [], points: [], role, scores: [], types: {}, type: null, flags: [], first: [] }
  const { states, values, points } = facts
  for (const item of items) {
    const asked = item.roles || item.conditions ? comesUp(item, facts) : UNANSWERED
    const answer = asked === UNANSWERED ? answers[item.id] : undefined
    let value = 0
    if (typeof answer === 'number') {
      states.push(ANSWERED)
      value = answer
    } else {
      states.push(answer === 'dk' ? DK : answer === 'na' ? NA : asked)
    }
    values.push(value)
    points.push(typeof answer === 'number' ? pointsOf(item, value) : 0)
  }
  return facts
}

/**
 * @param {Item} item
 * @param {Facts} facts of the items before it
 * @returns {number} UNANSWERED when it is asked, SKIPPED, or UNDECIDED
 */
function comesUp ({ roles, conditions }, facts) {
  if (roles && facts.role !== null && !roles.includes(facts.role)) return SKIPPED
  let found = roles && facts.role === null ? UNDECIDED : UNANSWERED
  for (const check of conditions ?? []) {
    if (at(facts.states, check.at) >= UNANSWERED) found = UNDECIDED
    else if (strength(check, facts) < 0) return SKIPPED
  }
  return found
}
