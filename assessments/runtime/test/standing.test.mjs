import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { assess, itemStates, score } from '../core/scoring.mjs'
import { extremes, levelsOf } from '../core/items.mjs'
import { percentages, quadrantOf } from '../core/standing.mjs'
import { sentence, uncertainty } from '../core/summary.mjs'
import { Words } from '../core/words.mjs'
import { readYaml } from './support.mjs'

/** @import { Table } from '../core/types.mjs' */

const words = new Words(readYaml('content', 'interface', 'instrument.yml').texts, 'sv')

/** @param {object} more @returns {Table} three items, a dimension each, and two of them reversed */
function tableWith (more) {
  return /** @type {Table} */ (/** @type {unknown} */ ({
    format: 'samkompass-table/2',
    instrument: 'prov',
    version: '1.0',
    hash: 'a'.repeat(64),
    minimum: 5000,
    treatment: [0, 1, 1, 0],
    items: { ett: [1, 5], tva: [1, 5], tre: [1, 5] },
    dimensions: { a: { ett: [1, 0] }, b: { tva: [1, 0] }, c: { tre: [1, 1] } },
    bands: [['lag', 0, 4999], ['hog', 5000, 10000]],
    ...more
  }))
}
const titles = {
  dimensions: { a: 'Alfa', b: 'Beta', c: 'Gamma' },
  bands: { lag: 'Lägre', hog: 'Högre' },
  own: { b: { mitt: 'I mitten' } },
  types: { a: 'Alfa', b: 'Beta', c: 'Gamma', lugn: 'Lugnt', livligt: 'Livligt' },
  items: { ett: 'Det första' }
}

/**
 * @param {Table} table
 * @param {Record<string, number | 'dk' | 'na'>} answers
 * @param {Record<string, number>} [importance]
 * @param {string[]} [balanced]
 * @returns {string}
 */
function said (table, answers, importance = {}, balanced = []) {
  return sentence(table, score(table, { answers, importance }), titles, words, itemStates(table, { answers }), balanced)
}

describe('shares in per cent', () => {
  it('sum to a hundred, and the largest remainder gets what is left', () => {
    assert.deepEqual(percentages({ a: 3334, b: 3333, c: 3333 }), { a: 34, b: 33, c: 33 })
    assert.deepEqual(percentages({ a: 1250, b: 1250, c: 7500 }), { a: 13, b: 12, c: 75 })
  })

  it('are none where there is no mixture', () => {
    assert.deepEqual(percentages({}), {})
  })
})

describe('a mixture', () => {
  const table = tableWith({ shares: [['a', 'b', 'c'], 1000] })

  it('names the part that leads, and the rest as they are', () => {
    assert.equal(said(table, { ett: 5, tva: 3, tre: 4 }), 'Störst i blandningen är alfa med 57\u00a0%. Resten är beta 29\u00a0% och gamma 14\u00a0%.')
  })

  it('names no part when none leads clearly', () => {
    assert.match(said(table, { ett: 4, tva: 4, tre: 2 }), /^Ingen del leder tydligt\. Blandningen är alfa 34/)
  })

  it('says what is missing when a part has no value', () => {
    assert.match(said(table, { ett: 4, tva: 4 }), /För gamma räcker svaren inte än\.$/)
  })
})

describe('a quadrant', () => {
  const table = tableWith({
    dimensions: { a: { ett: [1, 0], tre: [1, 0] }, b: { tva: [1, 0] } },
    quadrant: ['a', 'b', 5000, 5000, ['lugn', 'livligt', 'lugn', 'livligt']]
  })

  it('gives the distance to both borders', () => {
    const found = quadrantOf(table, score(table, { answers: { ett: 4, tre: 4, tva: 2 } }))
    assert.deepEqual(found?.axes.map(({ id, distance }) => [id, distance]), [['a', 2500], ['b', -2500]])
  })

  it('knows when missing answers may change the field', () => {
    assert.equal(quadrantOf(table, score(table, { answers: { ett: 4, tva: 2 } }))?.open, true)
    assert.equal(quadrantOf(table, score(table, { answers: { ett: 4, tre: 4, tva: 2 } }))?.open, false)
  })

  it('has no point without both values', () => {
    assert.equal(quadrantOf(table, score(table, { answers: { ett: 4, tre: 4 } })), null)
  })

  it('is told with its field and the nearest border', () => {
    assert.equal(said(table, { ett: 5, tre: 5, tva: 2 }), 'Värdena ligger i fältet ”Livligt”. Närmast är gränsen för beta, 25 steg bort.')
    assert.match(said(table, { ett: 4, tva: 2 }), /^Värdena ligger i fältet ”Livligt”, men svar som saknas kan flytta dem/)
  })
})

describe('a dimension between two ends', () => {
  it('is told by the side that it lies on', () => {
    assert.equal(said(tableWith({}), { ett: 1, tva: 3, tre: 3 }, {}, ['a', 'b']), 'Längst från mitten ligger ”Alfa”, lägre.')
  })

  it('is told as in the middle when it is', () => {
    assert.equal(said(tableWith({}), { ett: 1, tva: 3, tre: 3 }, {}, ['b']), 'Allt ligger nära mitten mellan de två ändarna.')
  })
})

describe('what comes first', () => {
  it('is told before the profile', () => {
    const table = tableWith({ items: { ett: [1, 5, { w: 1 }], tva: [1, 5], tre: [1, 5] }, importance: [1, 3], priorities: [5, 1] })
    assert.match(said(table, { ett: 2, tva: 3, tre: 3 }, { ett: 3 }), /^Börja gärna samtalet med ”Det första”/)
  })
})

describe('a dimension with bands of its own', () => {
  it('is told in its own words', () => {
    const table = tableWith({ dimensions: { b: { '': { b: [['mitt', 0, 10000]] }, tva: [1, 0] } } })
    assert.equal(said(table, { tva: 3, ett: 3, tre: 3 }), 'Svaren räcker hittills till en dimension. Beta: i mitten.')
  })
})

describe('the strongest and the weakest', () => {
  /** @param {Record<string, number | 'dk'>} answers @param {Record<string, number>} [importance] */
  const found = (answers, importance = {}) => {
    const table = tableWith({})
    return extremes(levelsOf(table, answers, itemStates(table, { answers })), importance, 5)
  }

  it('turn reversed items around', () => {
    assert.deepEqual(found({ ett: 2, tva: 4, tre: 1 }), { strongest: ['tre'], weakest: ['ett'] })
  })

  it('put what matters more first among equals', () => {
    assert.deepEqual(found({ ett: 4, tva: 4, tre: 3 }, { tva: 3 }).strongest, ['tva'])
  })

  it('are none when all answers are alike, or too few', () => {
    assert.deepEqual(found({ ett: 4, tva: 4, tre: 2 }), { strongest: [], weakest: [] })
    assert.deepEqual(found({ ett: 4, tva: 'dk' }), { strongest: [], weakest: [] })
  })
})

describe('what is uncertain', () => {
  const table = tableWith({
    items: { ett: [1, 5], tva: [1, 5], tre: [1, 5], fyra: [1, 5, { s: [['i', 'ett', 1, 4]] }], fem: [1, 5] },
    dimensions: { a: { ett: [1, 0], tva: [1, 0], tre: [1, 0], fyra: [1, 0], fem: [1, 0] } },
    minimum: 2000
  })
  /** @param {Table} table @param {Record<string, number | 'dk' | 'na'>} answers */
  const told = (table, answers) => {
    const { result } = assess(table, { answers })
    const score = result.scores['a']
    assert.ok(score)
    return uncertainty(table, 'a', score, itemStates(table, { answers }), words)
  }

  it('tells vet ej, unanswered, not relevant and not asked apart, and how each counts', () => {
    assert.equal(told(table, { ett: 3, tva: 'dk', tre: 'na' }), 'En fråga har svaret ”vet ej” och en fråga saknar svar. '
      + 'Beroende på det kan värdet bli {lower} till {upper}. En fråga är märkt som inte relevant och en fråga ställdes inte och räknas inte.')
  })

  it('tells that an answer counts as the lowest where it does', () => {
    assert.match(told({ ...table, treatment: [2, 1, 1, 0] }, { ett: 3, tva: 'dk', tre: 3, fem: 3 }), /En fråga har svaret ”vet ej” och räknas som det lägsta svaret\.$/)
  })

  it('says so when nothing is missing', () => {
    assert.equal(told(tableWith({}), { ett: 3, tva: 3, tre: 3 }), 'Inget svar saknas.')
  })
})
