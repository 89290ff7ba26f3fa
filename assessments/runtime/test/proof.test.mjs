/** Proofs: answers that the generator found for every result, beside each instrument. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

import { score } from '../core/scoring.mjs'
import { ROOT } from './support.mjs'
import { tableOf } from './tables.mjs'

/** @param {any} value @returns {any} the same with the keys of its objects sorted */
function canonical (value) {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, canonical(value[key])]))
}

/** @param {any} result @returns {string} */
function hashOf (result) {
  return createHash('sha256').update(JSON.stringify(canonical(result))).digest('hex')
}

for (const folder of [['assessments'], ['tests', 'instruments']]) {
  for (const id of readdirSync(join(ROOT, ...folder))) {
    const file = join(ROOT, ...folder, id, 'proof.json')
    if (!existsSync(file)) continue
    const { instrument, starts, witnesses } = JSON.parse(readFileSync(file, 'utf8'))
    describe(`the proof of ${id}`, () => {
      const table = tableOf(instrument, folder)
      for (const { from, answers, importance, role, reaches, result } of witnesses) {
        it(`has answers for ${reaches[0]} and ${reaches.length - 1} more`, () => {
          const start = starts[from]
          const input = {
            answers: { ...start.answers, ...answers },
            importance: { ...start.importance, ...importance },
            role
          }
          assert.equal(hashOf(score(table, input)), result)
        })
      }
    })
  }
}
