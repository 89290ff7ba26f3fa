import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { assess, score as scoreInput } from '../core/scoring.mjs'
import { anyAnswers, anyTable, instruments, readYaml } from './support.mjs'
import { tableOf } from './tables.mjs'

/** @import { Answers, Condition, Result, Table } from '../core/types.mjs' */

/** @param {Table} table @param {Answers} answers */
const score = (table, answers) => scoreInput(table, { answers })


const anyCase = anyTable.chain((table) => fc.tuple(fc.constant(table), anyAnswers(table)))

/** Numbers of generated answers a property is tried with. */
const MANY = { numRuns: 2000 }

/**
 * The definition, in exact fractions: a second opinion on rounding.
 *
 * @param {Table} table
 * @param {string} dimension
 * @param {Answers} answers
 * @param {(range: bigint) => bigint} missing what an item without an answer counts as
 * @param {boolean} onlyAnswered
 * @returns {number | null}
 */
function exactly (table, dimension, answers, missing, onlyAnswered) {
  let points = 0n
  let range = 0n
  for (const id of Object.keys(table.dimensions[dimension] ?? {})) {
    const answer = answers[id]
    const [weight, reversed] = table.dimensions[dimension]?.[id] ?? [0, 0]
    const [low, high] = (table.items[id] ?? [0, 1]).slice(0, 2).map(Number).map(BigInt)
    if (low === undefined || high === undefined || answer === 'na') continue
    const width = BigInt(weight) * (high - low)
    if (typeof answer === 'number') {
      points += BigInt(weight) * (reversed ? high - BigInt(answer) : BigInt(answer) - low)
    } else if (onlyAnswered) {
      continue
    } else {
      points += missing(width)
    }
    range += width
  }
  return range === 0n ? null : Number((20000n * points + range) / (2n * range))
}

for (const id of instruments()) {
  describe(`examples of ${id}`, () => {
    const table = tableOf(id)
    for (const { id: name, expected, ...input } of readYaml('assessments', id, 'examples.yml').examples) {
      // `samkompass check` refuses an example that states no result.
      const skip = Object.keys(expected).length === 0 && 'no result is stated yet'
      it(name, { skip }, () => assert.deepEqual(scoreInput(table, input), expected))
    }
  })

  it(`${id}: any answers are scored in well under a frame`, () => {
    const table = tableOf(id)
    const sets = fc.sample(anyAnswers(table), 1000)
    const start = performance.now()
    for (const answers of sets) score(table, answers)
    assert.ok((performance.now() - start) / sets.length < 1, 'one result takes a millisecond or more')
  })
}

describe('scores', () => {
  it('are the definition, rounded half up', () => {
    fc.assert(fc.property(anyCase, ([table, answers]) => {
      for (const [id, { value, lower, upper }] of Object.entries(score(table, answers).scores)) {
        if (value !== null) assert.equal(value, exactly(table, id, answers, () => 0n, true))
        assert.equal(lower, exactly(table, id, answers, () => 0n, false))
        assert.equal(upper, exactly(table, id, answers, (range) => range, false))
      }
    }), MANY)
  })

  it('lie between their bounds, and are the bounds when nothing is missing', () => {
    fc.assert(fc.property(anyCase, ([table, answers]) => {
      for (const { value, lower, upper, answered, items } of Object.values(score(table, answers).scores)) {
        if (items === 0) assert.deepEqual([value, lower, upper], [null, null, null])
        if (value === null || lower === null || upper === null) continue
        assert.ok(0 <= lower && lower <= value && value <= upper && upper <= 10000)
        if (answered === items) assert.deepEqual([lower, upper], [value, value])
      }
    }), MANY)
  })

  it('are the same when an irrelevant item does not exist', () => {
    fc.assert(fc.property(anyCase, ([table, answers]) => {
      const kept = Object.keys(table.items).filter((id) => answers[id] !== 'na')
      const without = structuredClone(table)
      without.rules = []
      without.items = Object.fromEntries(Object.entries(table.items).filter(([id]) => kept.includes(id)))
      for (const id of Object.keys(table.dimensions)) {
        without.dimensions[id] = /** @type {any} */ (Object.fromEntries(Object.entries(table.dimensions[id] ?? {}).filter(([item]) => kept.includes(item))))
      }
      assert.deepEqual(score(without, answers).scores, score(table, answers).scores)
    }), MANY)
  })

  it('do not fall when an answer rises, or rise when the item is reversed', () => {
    fc.assert(fc.property(anyCase, fc.nat(), ([table, answers], pick) => {
      const risable = Object.entries(answers).filter(([id, answer]) => typeof answer === 'number' && answer < (table.items[id]?.[1] ?? 0))
      const [id, answer] = risable[pick % risable.length] ?? []
      if (id === undefined || typeof answer !== 'number') return
      const before = score(table, answers).scores
      const after = score(table, { ...answers, [id]: answer + 1 }).scores
      for (const [dimension, members] of Object.entries(table.dimensions)) {
        const direction = members[id] === undefined ? 0 : members[id][1] ? -1 : 1
        const change = (after[dimension]?.value ?? 0) - (before[dimension]?.value ?? 0)
        if (direction === 0) assert.equal(change, 0)
        else assert.ok(change * direction >= 0)
      }
    }), MANY)
  })

  it('keep inside the bounds however the missing answers turn out', () => {
    fc.assert(fc.property(anyTable.chain((table) => fc.tuple(fc.constant(table), anyAnswers(table), anyAnswers(table))), ([table, answers, more]) => {
      const filled = { ...answers }
      for (const [id, answer] of Object.entries(more)) {
        if (typeof answer === 'number' && (answers[id] === undefined || answers[id] === 'dk')) filled[id] = answer
      }
      const before = score(table, answers).scores
      for (const [id, { value }] of Object.entries(score(table, filled).scores)) {
        const { lower, upper } = before[id] ?? { lower: null, upper: null }
        if (value === null || lower === null || upper === null) continue
        // Only a dimension that is answered in full is promised to end inside.
        if (Object.keys(table.dimensions[id] ?? {}).every((item) => typeof filled[item] === 'number' || filled[item] === 'na')) {
          assert.ok(lower <= value && value <= upper)
        }
      }
    }), MANY)
  })

  it('give no value below the stated share, or without any answer', () => {
    fc.assert(fc.property(anyCase, ([table, answers]) => {
      for (const { value, answered, items } of Object.values(score(table, answers).scores)) {
        assert.equal(value === null, answered === 0 || answered * 10000 < table.minimum * items)
      }
    }), MANY)
  })
})

/**
 * @param {Condition} condition on a dimension or an item
 * @param {Result} result
 * @param {Answers} answers
 * @returns {boolean}
 */
function holds ([kind, id, side, limit], result, answers) {
  const value = kind === 'd' ? result.scores[id]?.value : answers[id]
  return typeof value === 'number' && Number(side) * (value - Number(limit)) >= 0
}

describe('recommendations', () => {
  it('come once each, ranked, each from a rule whose conditions all hold', () => {
    fc.assert(fc.property(anyCase, ([table, answers]) => {
      const result = score(table, answers)
      assert.deepEqual(result.recommendations.map(({ rank }) => rank), result.recommendations.map((_, at) => at + 1))
      assert.equal(new Set(result.recommendations.map(({ id }) => id)).size, result.recommendations.length)
      for (const place of assess(table, { answers }).rules) {
        for (const condition of table.rules?.[place]?.[1] ?? []) assert.ok(holds(condition, result, answers))
      }
    }), MANY)
  })

  it('are all there: a rule that is left out does not hold, or its recommendation is given by a stronger one', () => {
    fc.assert(fc.property(anyCase, ([table, answers]) => {
      const result = score(table, answers)
      for (const [id, conditions] of table.rules ?? []) {
        const allHold = conditions.every((condition) => holds(condition, result, answers))
        if (allHold) assert.ok(result.recommendations.some((recommended) => recommended.id === id))
      }
    }), MANY)
  })

  it('put the clearest reason first, and the declared order where two are as clear', () => {
    const table = /** @type {Table} */ ({
      format: 'samkompass-table/2',
      instrument: 'prov',
      version: '1.0',
      hash: '',
      minimum: 0,
      treatment: [0, 1, 1, 0],
      items: { one: [1, 5], two: [0, 100] },
      dimensions: { d: { one: [1, 0] } },
      bands: [['all', 0, 10000]],
      rules: [
        ['weak', [['d', 'd', -1, 3000]]],
        ['strong', [['i', 'one', -1, 4], ['d', 'd', -1, 2500]]],
        ['weak', [['i', 'two', 1, 40]]],
        ['also-weak', [['i', 'two', 1, 95]]]
      ]
    })
    assert.deepEqual(score(table, { one: 2, two: 100 }).recommendations, [
      { id: 'weak', rank: 1, because: ['two'] },
      { id: 'strong', rank: 2, because: ['one', 'd'] },
      { id: 'also-weak', rank: 3, because: ['two'] }
    ])
  })
})
