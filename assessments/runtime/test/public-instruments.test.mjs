/** Public instruments that are declared without code: see tests/instruments. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { score } from '../core/scoring.mjs'
import { readYaml } from './support.mjs'
import { tableOf } from './tables.mjs'

const FOLDER = ['tests', 'instruments']

/** What an instrument's own numbers are for a value of 10000. */
const PUBLISHED = { samm: { 'samm-hela': 3 }, 'dora-quick-check': { leverans: 10 }, aia: { risk: 167, atgarder: 77 } }

/** Of some examples, in the instruments' own numbers and as many decimals as they show. */
const BY_HAND = {
  samm: [['blandat', [1.32]], ['tva-nivaer', [2]], ['ett-enda-svar', [0.03]]],
  'dora-quick-check': [['ett-team', [7.2]], ['utan-omarbete', [5.5]]],
  aia: [['stod-utan-avdrag', [90, 61]], ['stod-med-avdrag', [90, 62]], ['avrundas-upp', [49, 77]]]
}
const DECIMALS = { samm: 2, 'dora-quick-check': 1, aia: 0 }

for (const id of /** @type {const} */ (['samm', 'dora-quick-check', 'aia'])) {
  describe(`examples of ${id}`, () => {
    const table = tableOf(id, FOLDER)
    const { examples } = readYaml(...FOLDER, id, 'examples.yml')

    for (const { id: name, expected, ...input } of examples) {
      it(name, () => assert.deepEqual(score(table, input), expected))
    }

    for (const [name, numbers] of BY_HAND[id]) {
      it(`${name} in the instrument's own numbers`, () => {
        const { scores } = score(table, examples.find((/** @type {any} */ example) => example.id === name))
        const own = Object.entries(PUBLISHED[id]).map(([dimension, most]) => {
          return Number((Number(scores[dimension]?.value) * most / 10000).toFixed(DECIMALS[id]))
        })
        assert.deepEqual(own, numbers)
      })
    }
  })
}
