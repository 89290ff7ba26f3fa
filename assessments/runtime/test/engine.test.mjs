import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

import { sharesOf } from '../core/outcome.mjs'
import { itemsOf } from '../core/prepare.mjs'
import { itemStates, score } from '../core/scoring.mjs'
import { ROOT } from './support.mjs'

/** @import { Table } from '../core/types.mjs' */

const CASES = join(ROOT, 'tests', 'cases', 'scoring')

describe('shared cases', () => {
  for (const file of readdirSync(CASES).filter((name) => name.endsWith('.json'))) {
    const { table, cases } = JSON.parse(readFileSync(join(CASES, file), 'utf8'))
    for (const { name, expected, ...input } of cases) {
      it(`${file}: ${name}`, () => {
        const result = /** @type {any} */ (score(table, input))
        const { scores = {}, ...others } = expected
        for (const [id, stated] of Object.entries(scores)) assert.deepEqual(result.scores[id], stated, id)
        for (const [member, stated] of Object.entries(others)) assert.deepEqual(result[member], stated, member)
      })
    }
  }
})

/** @param {object} members @returns {Table} */
function tableWith (members) {
  return {
    format: 'samkompass-table/2',
    instrument: 'prov',
    version: '1.0',
    hash: '',
    minimum: 5000,
    treatment: [0, 1, 1, 0],
    items: { a: [0, 4], b: [0, 4], c: [0, 4] },
    dimensions: { x: { a: [1, 0] }, y: { b: [1, 0] }, z: { c: [1, 0] } },
    bands: [['lag', 0, 4999], ['hog', 5000, 10000]],
    ...members
  }
}

describe('shares', () => {
  it('give what is left to the largest remainders, the earlier of equal ones first', () => {
    assert.deepEqual(sharesOf([1, 1, 1]), [3334, 3333, 3333])
    // 10000 · 2/7, 2/7, 3/7 = 2857.14, 2857.14, 4285.71: one is left, and the third has the largest remainder.
    assert.deepEqual(sharesOf([2, 2, 3]), [2857, 2857, 4286])
    assert.deepEqual(sharesOf([0, 5, 0]), [0, 10000, 0])
  })

  it('name the leading type only when it leads by the margin', () => {
    const input = { answers: { a: 4, b: 2, c: 2 } }
    // 10000, 5000, 5000 of 20000: 5000, 2500, 2500.
    assert.equal(score(tableWith({ shares: [['x', 'y', 'z'], 2500] }), input).type, 'x')
    const { type, types } = score(tableWith({ shares: [['x', 'y', 'z'], 2501] }), input)
    assert.deepEqual({ type, types }, { type: null, types: { x: 5000, y: 2500, z: 2500 } })
  })

  it('are none when a value is missing or all are 0', () => {
    const table = tableWith({ shares: [['x', 'y', 'z'], 1] })
    for (const answers of [{ a: 4, b: 2 }, { a: 0, b: 0, c: 0 }]) {
      const { types, type } = score(table, { answers })
      assert.deepEqual([types, type], [{}, null])
    }
  })
})

it('a quadrant counts the border as high, and needs both values', () => {
  const table = tableWith({ quadrant: ['x', 'y', 5000, 7500, ['ll', 'hl', 'lh', 'hh']] })
  const typeAt = (/** @type {number} */ a, /** @type {number} */ b) => score(table, { answers: { a, b } }).type
  assert.deepEqual([typeAt(1, 2), typeAt(2, 2), typeAt(1, 3), typeAt(2, 3)], ['ll', 'hl', 'lh', 'hh'])
  assert.equal(score(table, { answers: { a: 1 } }).type, null)
})

describe('dimensions over dimensions', () => {
  it('are exact: nothing is rounded on the way', () => {
    const table = tableWith({
      items: { a: [0, 3], b: [0, 4] },
      dimensions: { all: { '': { d: 1 }, x: [1, 0], y: [1, 0] }, x: { a: [1, 0] }, y: { b: [1, 0] } }
    })
    // (2/3 + 0) / 2 = 0.33333; from the printed 6667 it would be 3334.
    assert.equal(score(table, { answers: { a: 2, b: 0 } }).scores['all']?.value, 3333)
  })

  it('turn the bounds of a reversed part around', () => {
    const table = tableWith({
      minimum: 0,
      items: { a: [0, 3], b: [0, 7], c: [0, 10], d: [0, 1] },
      dimensions: {
        all: { '': { d: 1 }, x: [1, 0], y: [2, 1], z: [1, 0] }, x: { a: [1, 0] }, y: { b: [1, 0], d: [7, 0] }, z: { c: [1, 0] }
      }
    })
    // y has the value 1 and the bounds 7/14 to 1; reversed 0 to 1/2. (1 + 2·0 + 1) / 4, and (1 + 2·1/2 + 1) / 4.
    assert.deepEqual(score(table, { answers: { a: 3, b: 7, c: 10 } }).scores['all'], {
      value: 5000, lower: 5000, upper: 7500, answered: 3, items: 4
    })
  })

  it('count a part without a value as anything from nothing to all', () => {
    const table = tableWith({
      minimum: 6000,
      dimensions: { all: { '': { d: 1, m: 5000 }, x: [3, 0], y: [1, 1] }, x: { a: [1, 0] }, y: { b: [1, 0], c: [2, 0] } }
    })
    // y: one answer of two is too few, whatever its bounds. (3·1/2 + 0) / 4, and (3·1/2 + 1) / 4.
    assert.deepEqual(score(table, { answers: { a: 2, b: 4 } }).scores['all'], {
      value: 5000, lower: 3750, upper: 6250, answered: 2, items: 3
    })
  })

  it('rest on the items of all their parts', () => {
    const table = tableWith({
      dimensions: {
        top: { '': { d: 1 }, all: [1, 0], z: [1, 0] },
        all: { '': { d: 1 }, x: [1, 0], y: [1, 0] },
        x: { a: [1, 0], b: [1, 0] },
        y: { b: [1, 0] },
        z: { c: [1, 0] }
      }
    })
    assert.deepEqual(itemsOf(table, 'top').sort(), ['a', 'b', 'c'])
    assert.deepEqual(score(table, { answers: { a: 1, b: 'na' } }).scores['top'], {
      value: 2500, lower: 1250, upper: 6250, answered: 1, items: 2
    })
  })
})

describe('priorities', () => {
  const table = tableWith({
    items: { mal: [0, 4], a: [0, 4, { w: 1 }], b: [0, 4, { w: 1 }], c: [0, 4, { w: 1, p: [0, 1, 5, 10, 20] }] },
    dimensions: { x: { a: [1, 0], b: [1, 1], c: [1, 0] } },
    importance: [1, 4],
    priorities: ['mal', 1],
    rules: [['rad', [['p', 'c']]], ['steg', [['p', 'a']]]]
  })

  it('are gap times importance, in points, up to the level that the person aims at', () => {
    const { priorities, recommendations } = score(table, { answers: { mal: 3, a: 1, b: 4, c: 1 }, importance: { a: 4, b: 2, c: 1 } })
    // a: (3 − 1)·4 = 8. b is reversed: 4 − 3 = 1 point up, ·2 = 2. c: points 10 − 1 = 9, ·1 = 9.
    assert.deepEqual(priorities, [
      { id: 'c', gap: 9, importance: 1, priority: 9 },
      { id: 'a', gap: 2, importance: 4, priority: 8 },
      { id: 'b', gap: 1, importance: 2, priority: 2 }
    ])
    assert.deepEqual(recommendations, [{ id: 'rad', rank: 1, because: ['c'] }])
  })

  it('aim at the highest while no level is chosen, and count neither what has no importance nor what is not known', () => {
    const { priorities } = score(table, { answers: { mal: 'dk', a: 2, b: 0, c: 'dk' }, importance: { a: 1, c: 4 } })
    assert.deepEqual(priorities, [{ id: 'a', gap: 2, importance: 1, priority: 2 }])
  })
})

describe('roles', () => {
  const table = tableWith({
    items: { a: [0, 4], b: [0, 4, { o: ['it'] }], c: [0, 4, { s: [['i', 'b', 1, 2]] }] },
    roles: ['it', 'verksamhet'],
    flags: [['it-svarar', [['r', 'it']]], ['och-hogt', [['f', 'it-svarar'], ['i', 'c', 1, 3]]]],
    rules: [['rad', [['r', 'it'], ['f', 'och-hogt'], ['d', 'x', -1, 5000]]]]
  })
  const answers = { a: 1, b: 2, c: 3 }

  it('decide what is asked, and what follows from it', () => {
    const states = (/** @type {string | null} */ role) => Object.values(itemStates(table, { answers, role }))
    assert.deepEqual(states('it'), ['answered', 'answered', 'answered'])
    assert.deepEqual(states('verksamhet'), ['answered', 'skipped', 'skipped'])
    for (const none of [null, 'IT-chef']) assert.deepEqual(states(none), ['answered', 'undecided', 'undecided'])
  })

  it('are conditions too, but no reason that is given', () => {
    const { flags, recommendations } = score(table, { answers, role: 'it' })
    assert.deepEqual([flags, recommendations], [['it-svarar', 'och-hogt'], [{ id: 'rad', rank: 1, because: ['och-hogt', 'x'] }]])
    assert.deepEqual(score(table, { answers, role: 'verksamhet' }).flags, [])
  })
})

it('a dimension has its own bands, minimum and treatment where it says so', () => {
  const table = tableWith({
    dimensions: {
      x: { '': { b: [['allt', 0, 10000]], m: 10000 }, a: [1, 0], b: [1, 0] },
      y: { '': { t: [2, 1, 1, 3] }, a: [1, 0], b: [1, 0] }
    }
  })
  const { scores, bands } = score(table, { answers: { a: 'dk' } })
  assert.deepEqual(scores['x'], { value: null, lower: 0, upper: 10000, answered: 0, items: 2 })
  assert.deepEqual(scores['y'], { value: 5000, lower: 5000, upper: 5000, answered: 0, items: 2 })
  assert.deepEqual(bands, { y: 'hog' })
  assert.deepEqual(score(table, { answers: { a: 4, b: 4 } }).bands, { x: 'allt', y: 'hog' })
})
