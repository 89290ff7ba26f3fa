/**
 * Asks a built site's search everything in queries.yml, or another such file, with the ranking and the index that visitors get.
 *
 *     node tests/search/measure.mjs site/nationell                  print what is found and what is not
 *     node tests/search/measure.mjs site/nationell "it budget" …  what these queries find
 *     node tests/search/measure.mjs site/nationell/en --queries=queries.en.yml
 *
 * With --json, the same for the test.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'

import { parse } from 'yaml'

import { Ranking } from '../../assessments/runtime/site/ranking.mjs'

/** @typedef {import('../../assessments/runtime/site/ranking.mjs').Register} Register */
/** @typedef {{ask: string, finds: string[]}} Query */

/**
 * @param {string} site folder of a built site
 * @returns {Register}
 */
function register (site) {
  /** @type {Register | undefined} */
  let read
  const window = { samkompassSearchIndex: (/** @type {Register} */ found) => { read = found } }
  runInNewContext(readFileSync(join(site, 'search', 'index.js'), 'utf8'), { window })
  if (!read) throw new Error('search/index.js handed over no register')
  return read
}

/**
 * @param {Ranking} ranking
 * @param {Query} query
 * @returns {{ask: string, finds: string[], got: string[], place: number}} place of the best page, 0 when none is listed
 */
function asked (ranking, { ask, finds }) {
  const got = ranking.find(ask).pages.map((page) => page.url)
  return { ask, finds, got: got.slice(0, 3), place: got.findIndex((url) => finds.includes(url)) + 1 }
}

const [site = 'site/nationell', ...others] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const named = process.argv.find((argument) => argument.startsWith('--queries='))?.split('=')[1]
const file = join(dirname(fileURLToPath(import.meta.url)), named ?? 'queries.yml')
/** @type {{queries: Query[]}} */
const written = parse(readFileSync(file, 'utf8'))
const queries = others.length ? others.map((ask) => ({ ask, finds: [] })) : written.queries
const index = register(site)
const began = performance.now()
const ranking = new Ranking(index)
const ready = performance.now()
const results = queries.map((query) => asked(ranking, query))
const took = performance.now() - ready

/** @param {number} places */
const share = (places) => 100 * results.filter(({ place }) => place && place <= places).length / results.length

const missed = results.filter(({ place }) => !place || place > 3)
const measured = { queries: results.length, first: share(1), three: share(3), missed }
if (process.argv.includes('--json')) {
  console.log(JSON.stringify(measured))
} else {
  for (const { ask, finds, got, place } of missed) {
    const wanted = finds.length ? `    should find ${finds.join(', ')}${place ? ` (found as number ${place})` : ''}\n` : ''
    console.log(`${ask}\n${wanted}    found ${got.join(', ') || 'nothing'}`)
  }
  if (!others.length) {
    console.log(`${measured.queries} queries: ${measured.first.toFixed(1)} % find their page first, ${measured.three.toFixed(1)} % among the first three.`)
  }
  console.log(`Index ready in ${(ready - began).toFixed(0)} ms, ${(took / results.length).toFixed(1)} ms a query.`)
}
