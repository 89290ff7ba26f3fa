import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

import { figure } from '../core/radar.mjs'
import { itemStates, score } from '../core/scoring.mjs'
import { drawable } from '../core/standing.mjs'
import { sentence, uncertainty, whyNoValue } from '../core/summary.mjs'
import { points, Words } from '../core/words.mjs'
import { readYaml, ROOT } from './support.mjs'
import { tableOf } from './tables.mjs'

const texts = readYaml('content', 'interface', 'instrument.yml').texts
const words = new Words(texts, 'sv')
const table = tableOf('konfiguration')
const instrument = readYaml('assessments', 'konfiguration', 'instrument.yml')
const titles = {
  dimensions: Object.fromEntries(instrument.dimensions.map((/** @type {any} */ { id, title }) => [id, title])),
  bands: Object.fromEntries(instrument.bands.map((/** @type {any} */ { id, title }) => [id, title]))
}
const examples = Object.fromEntries(readYaml('assessments', 'konfiguration', 'examples.yml').examples
  .map((/** @type {any} */ { id, answers }) => [id, answers]))

/** @param {string} example @returns {string} */
const said = (example) => sentence(table, score(table, { answers: examples[example] }), titles, words, itemStates(table, { answers: examples[example] }))

describe('the sentence of a result', () => {
  it('names what to build on and what to talk about', () => {
    assert.match(said('exempel-ungt-samarbete'), /bygga på när det gäller värderingar, och mest att prata om när det gäller omfång\. En fråga saknar/)
  })

  it('says that an even profile is even, and where it lies', () => {
    assert.equal(said('allt-i-mitten'), 'Profilen är jämn: alla värden ligger nära varandra, mellan polerna.')
  })

  it('says which dimensions have too few answers', () => {
    assert.match(said('sju-av-tjugofem'), /För makt, omfång och inriktning räcker svaren inte än\.$/)
  })

  it('says so when there is nothing to count', () => {
    assert.match(said('bara-vet-ej'), /^Inget svar ligger på skalan än/)
  })

  it('never shows a hole or a key', () => {
    for (const example of Object.keys(examples)) assert.doesNotMatch(said(example), /[{}]|runtime\./)
  })
})

describe('what is uncertain', () => {
  const scores = (/** @type {string} */ example) => score(table, { answers: examples[example] }).scores

  it('tells that missing answers leave bounds, with room for the numbers', () => {
    const score = scores('exempel-ungt-samarbete')['makt']
    assert.ok(score)
    assert.match(uncertainty(table, 'makt', score, itemStates(table, { answers: examples['exempel-ungt-samarbete'] }), words), /^En fråga har svaret ”vet ej”\. .* \{lower\} till \{upper\}\.$/)
  })

  it('tells how many answers a value needs', () => {
    const score = scores('en-dimension-utan-varde')['makt']
    assert.ok(score)
    assert.equal(whyNoValue(table, 'makt', score, words), '2 av 5 frågor har svar på skalan. Minst 3 behövs för ett värde.')
  })
})

describe('words', () => {
  it('show a score from 0 to 100, half up', () => {
    assert.deepEqual([0, 49, 50, 4249, 4250, 9949, 9950, 10000].map(points), [0, 0, 1, 42, 43, 99, 100, 100])
  })

  it('write lists and times the Swedish way', () => {
    assert.equal(words.list(['makt', 'omfång', 'inriktning']), 'makt, omfång och inriktning')
    assert.match(words.time(new Date(2026, 10, 20, 9, 5)), /^20 november 2026 kl\. 09:05$/)
    assert.equal(words.time(new Date('in the morning')), '')
  })

  it('start with a small letter inside a sentence, unless they are abbreviations', () => {
    assert.deepEqual(['Makt', 'Åse', 'IT ser det ljusare', 'redan små'].map((title) => words.inSentence(title)), ['makt', 'åse', 'IT ser det ljusare', 'redan små'])
  })

  it('are filled in once: a value with braces in it stays as it is', () => {
    assert.equal(new Words({ a: '{x} och {y}' }, 'sv').text('a', { x: '{y}', y: 1 }), '{y} och 1')
  })
})

describe('texts of the interface', () => {
  const folder = join(ROOT, 'assessments', 'runtime')
  const code = ['core', 'dom'].flatMap((name) => readdirSync(join(folder, name))
    .map((file) => readFileSync(join(folder, name, file), 'utf8'))).join('\n')
  const used = new Set([...code.matchAll(/'((?:runtime|response)\.[a-z.-]+)'/g)].map(([, key]) => String(key)))
  const known = Object.keys(texts).filter((key) => /^(runtime|response)\./.test(key))

  it('has every text that the code asks for', () => {
    assert.deepEqual([...used].filter((key) => !known.some((text) => text === key || text.replace(/\.(one|other)$/, '') === key)), [])
  })

  it('has no text that nothing asks for', () => {
    assert.deepEqual(known.filter((key) => !used.has(key) && !used.has(key.replace(/\.(one|other)$/, ''))), [])
  })
})

describe('the radar', () => {
  const axes = (/** @type {string} */ example) => Object.entries(score(table, { answers: examples[example] }).scores)
    .map(([id, score]) => ({ title: String(titles.dimensions[id]), score }))

  it('is drawn from three values on', () => {
    assert.equal(drawable(axes('sju-av-tjugofem')), false)
    assert.equal(drawable(axes('en-dimension-utan-varde')), true)
  })

  it('closes its ring, leaves a gap for a missing value, and shows the field only when there is one', () => {
    const [lower, upper, value] = /** @type {any[]} */ (figure(axes('en-dimension-utan-varde'), 320).data)
    assert.deepEqual(value.r, [90, 70, null, 45, 75, 90])
    assert.deepEqual([lower.r[2], upper.r[2]], [10, 70])
    assert.equal(figure(axes('allt-hogt'), 320).data.length, 1)
  })
})
