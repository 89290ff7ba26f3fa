import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { parseResponse } from '../core/response.mjs'

/** @import { Table } from '../core/types.mjs' */

const OLD = '0'.repeat(64)
const NOW = '2'.repeat(64)

/** Version 1.0 had a (1–3), b, c; 1.1 renamed b and took up d; 2.0 dropped c, put a on 0–4, and took up e. */
const table = /** @type {Table} */ ({
  format: 'samkompass-table/2',
  instrument: 'prov',
  version: '2.0',
  hash: NOW,
  minimum: 0,
  treatment: [0, 1, 1, 0],
  items: { a: [0, 4], bb: [1, 3], d: [1, 3], e: [1, 3] },
  importance: [1, 4],
  dimensions: { x: { a: [1, 0] } },
  migrations: [
    ['1.0', OLD, { b: 'bb' }, [], {}, ['d']],
    ['1.1', '', {}, ['c'], { a: { 1: 0, 2: 2, 3: 4 } }, ['e']]
  ]
})

/** @param {object} members @returns {any} */
function read (members) {
  return parseResponse(JSON.stringify({ format: 'samkompass-response/1', instrument: 'prov', ...members }), table)
}

describe('a response of an earlier version', () => {
  it('is carried on by every rule up to this version', () => {
    assert.deepEqual(read({
      version: '1.0',
      table: OLD,
      answers: { a: 3, b: 'dk', c: 2 },
      importance: { b: 4, c: 1 },
      comments: { b: 'Ja', c: 'Nej' }
    }), {
      ok: true,
      response: {
        format: 'samkompass-response/1',
        instrument: 'prov',
        version: '2.0',
        table: NOW,
        answers: { a: 4, bb: 'dk' },
        importance: { bb: 4 },
        comments: { bb: 'Ja' }
      },
      migrated_from: '1.0',
      migrated: { renamed: 1, removed: 1, added: 2 }
    })
  })

  it('starts from its own version', () => {
    const { response, migrated_from: from, migrated } = read({ version: '1.1', answers: { bb: 2, d: 1 } })
    assert.deepEqual([response.answers, from, migrated], [{ bb: 2, d: 1 }, '1.1', { renamed: 0, removed: 0, added: 1 }])
  })

  it('says nothing of migration when it is of this version', () => {
    assert.deepEqual(Object.keys(read({ version: '2.0', answers: { a: 3 } })), ['ok', 'response'])
  })

  it('is refused when it has items that its version did not have', () => {
    for (const [version, item] of [['1.0', 'bb'], ['1.0', 'd'], ['1.1', 'b'], ['1.1', 'e'], ['2.0', 'c'], ['1.0', 'x']]) {
      assert.deepEqual(read({ version, answers: { [item ?? '']: 1 } }), {
        ok: false, code: 'response.unknown-item', params: { item, instrument: 'prov' }
      })
    }
  })

  it('is refused with values that its scale did not have, whatever today\'s scale has', () => {
    for (const value of [0, 4, 1.5, '1', null]) {
      assert.deepEqual(read({ version: '1.0', answers: { a: value } }), {
        ok: false, code: 'response.value', params: { item: 'a', value: String(value), low: 1, high: 3 }
      })
    }
    assert.deepEqual(read({ version: '1.0', answers: { b: 9 } }).params, { item: 'b', value: '9', low: 1, high: 3 })
  })

  it('is refused when it was saved with another table, as far as that is known', () => {
    assert.deepEqual(read({ version: '1.0', table: NOW }), { ok: false, code: 'response.table', params: { version: '1.0', instrument: 'prov' } })
    assert.equal(read({ version: '1.1', table: NOW }).ok, true)
  })

  it('is refused when no rule leads on from its version', () => {
    assert.deepEqual(read({ version: '0.9' }), {
      ok: false, code: 'response.version', params: { found: '0.9', expected: '2.0', instrument: 'prov' }
    })
  })
})

it('importance is on its own scale, not on that of the item', () => {
  assert.equal(read({ version: '2.0', importance: { a: 4 } }).ok, true)
  assert.deepEqual(read({ version: '2.0', importance: { a: 0 } }).params, { item: 'a', value: '0', low: 1, high: 4 })
})
