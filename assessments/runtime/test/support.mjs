/** What the tests share: the instruments of the repository, and small tables to score. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import fc from 'fast-check'
import { parse } from 'yaml'

/** @import { Answer, Answers, Table } from '../core/types.mjs' */

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** @param {...string} path below the project's root @returns {any} */
export function readYaml (...path) {
  return parse(readFileSync(join(ROOT, ...path), 'utf8'))
}

/** @returns {string[]} ids of the instruments that have examples */
export function instruments () {
  return readdirSync(join(ROOT, 'assessments'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['runtime', 'scales'].includes(entry.name))
    .map((entry) => entry.name)
}

/** Tables with any weights, reversals, ranges and rules. */
export const anyTable = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, at) => `item-${at}`)
  const range = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 97 })).map(([low, width]) => [low, low + width])
  const members = fc.tuple(...ids.map((id) => fc.option(fc.tuple(
    fc.constant(id), fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 1 }))
  )))).map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== null)))
  const condition = fc.oneof(
    fc.tuple(fc.constant('d'), fc.constantFrom('x', 'y'), fc.constantFrom(-1, 1), fc.integer({ min: 0, max: 10000 })),
    fc.tuple(fc.constant('i'), fc.constantFrom(...ids), fc.constantFrom(-1, 1), fc.integer({ min: 0, max: 100 }))
  )
  return fc.record({
    format: fc.constant('samkompass-table/2'),
    instrument: fc.constant('prov'),
    version: fc.constant('1.0'),
    hash: fc.constant('a'.repeat(64)),
    minimum: fc.integer({ min: 0, max: 10000 }),
    treatment: fc.constant([0, 1, 1, 0]),
    items: fc.tuple(...ids.map(() => range)).map((ranges) => Object.fromEntries(ids.map((id, at) => [id, ranges[at]]))),
    dimensions: fc.record({ x: members, y: members }),
    bands: fc.constant([['lag', 0, 3333], ['mellan', 3334, 6666], ['hog', 6667, 10000]]),
    rules: fc.array(fc.tuple(fc.constantFrom('r', 's', 't'), fc.array(condition, { minLength: 1, maxLength: 3 })), { maxLength: 6 })
  })
}).map((table) => /** @type {Table} */ (/** @type {unknown} */ (table)))

/**
 * @param {Table} table
 * @returns {fc.Arbitrary<Answers>}
 */
export function anyAnswers (table) {
  const one = Object.entries(table.items).map(([id, [low, high]]) => {
    /** @type {fc.Arbitrary<[string, Answer] | null>} */
    const answer = fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: low, max: high }).map((value) => /** @type {[string, Answer]} */ ([id, value])) },
      { weight: 1, arbitrary: fc.constantFrom(/** @type {const} */ ('dk'), /** @type {const} */ ('na')).map((value) => /** @type {[string, Answer]} */ ([id, value])) },
      { weight: 1, arbitrary: fc.constant(null) }
    )
    return answer
  })
  return fc.tuple(...one).map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== null)))
}
