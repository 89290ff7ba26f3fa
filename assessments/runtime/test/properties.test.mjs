import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { itemStates, score } from '../core/scoring.mjs'
import { anyInput, anyTable, Chance } from './random.mjs'

/** @import { Input, Table } from '../core/types.mjs' */

/** How many random tables a property is tried with. */
const MANY = 10_000

/**
 * @param {number} seed
 * @param {(table: Table, input: Input, chance: Chance) => void} holds
 */
function always (seed, holds) {
  const chance = new Chance(seed)
  for (let at = 0; at < MANY; at += 1) {
    const table = anyTable(chance)
    const input = anyInput(chance, table)
    try {
      holds(table, input, chance)
    } catch (error) {
      throw new Error(JSON.stringify({ table, input }), { cause: error })
    }
  }
}

describe('on any table', () => {
  it('a value lies between its bounds, which are whole numbers from 0 to 10000', () => {
    const seen = { none: 0, open: 0, without: 0, value: 0 }
    always(1, (table, input) => {
      for (const { value, lower, upper, answered, items } of Object.values(score(table, input).scores)) {
        if (!items) {
          seen.none += 1
          assert.deepEqual([value, lower, upper, answered], [null, null, null, 0])
          continue
        }
        assert.ok(lower !== null && upper !== null && answered <= items)
        assert.ok([lower, value ?? lower, upper].every((bound) => Number.isInteger(bound) && 0 <= bound && bound <= 10000))
        assert.ok(lower <= (value ?? lower) && (value ?? lower) <= upper)
        seen[value === null ? 'without' : lower < upper ? 'open' : 'value'] += 1
      }
    })
    assert.ok(Object.values(seen).every((count) => count > 500), JSON.stringify(seen))
  })

  it('answering what is left never leads out of the bounds', () => {
    always(2, (table, input, chance) => {
      const before = score(table, input)
      const role = table.roles?.includes(input.role ?? '') ? input.role : chance.one(table.roles ?? [null])
      const answers = { ...input.answers }
      for (const [id, [low, high]] of Object.entries(table.items)) {
        const state = itemStates(table, { ...input, answers, role })[id]
        if (state === 'unanswered' || !Object.hasOwn(answers, id)) answers[id] = chance.between(low, high)
      }
      const after = score(table, { ...input, answers, role })
      assert.equal(after.complete, true)
      for (const [id, { lower, upper, value }] of Object.entries(before.scores)) {
        const later = after.scores[id]
        if (!later || later.lower === null || later.upper === null) continue
        assert.ok(lower !== null && upper !== null && lower <= later.lower && later.upper <= upper)
        if (value !== null) assert.notEqual(later.value, null)
      }
    })
  })

  it('answers to what is not asked change nothing', () => {
    always(3, (table, input) => {
      const states = itemStates(table, input)
      const asked = Object.entries(input.answers).filter(([id]) => !/skipped|undecided/.test(states[id] ?? ''))
      assert.deepEqual(score(table, { ...input, answers: Object.fromEntries(asked) }), score(table, input))
    })
  })

  it('the counts are those of the items that are asked', () => {
    always(4, (table, input) => {
      const states = Object.values(itemStates(table, input))
      const { answered, items, complete } = score(table, input)
      assert.equal(answered, states.filter((state) => state === 'answered').length)
      assert.equal(items, states.filter((state) => state !== 'na' && state !== 'skipped').length)
      assert.equal(complete, !states.some((state) => state === 'unanswered' || state === 'undecided'))
    })
  })

  it('shares sum to the whole, and the type leads by the margin', () => {
    let mixtures = 0
    always(5, (table, input) => {
      const { types, type } = score(table, input)
      const shares = Object.values(types)
      if (!table.shares) return assert.deepEqual(types, {})
      if (!shares.length) return assert.equal(type, null)
      mixtures += 1
      assert.equal(shares.reduce((sum, share) => sum + share, 0), 10000)
      const [first = 0, second = 0] = shares.sort((a, b) => b - a)
      assert.equal(type !== null, first - second >= table.shares[1])
      if (type) assert.equal(types[type], first)
    })
    assert.ok(mixtures > 500)
  })

  it('priorities are the gaps that are left, most pressing first', () => {
    let entries = 0
    always(6, (table, input) => {
      const { priorities } = score(table, input)
      entries += priorities.length
      const order = Object.keys(table.items)
      for (const [at, { id, gap, importance, priority }] of priorities.entries()) {
        assert.ok(gap > 0 && priority === gap * importance && importance === input.importance?.[id])
        const next = priorities[at + 1]
        if (!next) continue
        const falls = priority - next.priority || importance - next.importance || order.indexOf(next.id) - order.indexOf(id)
        assert.ok(falls > 0)
      }
    })
    assert.ok(entries > 500)
  })

  it('neither table nor answers are changed, and the same comes out each time', () => {
    always(7, (table, input) => {
      const copies = structuredClone({ table, input })
      const result = score(table, input)
      assert.deepEqual({ table, input }, copies)
      assert.deepEqual(score(copies.table, input), result)
      assert.deepEqual(score(table, input), result)
    })
  })
})
