import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Ranking } from '../ranking.mjs'

/** @typedef {import('../ranking.mjs').Entry} Entry */

const KINDS = { concept: 'Begrepp', recommendation: 'Rekommendation', source: 'Källa', page: 'Om webbplatsen' }

/**
 * @param {string} u
 * @param {string} t
 * @param {string} text of the first section
 * @param {{k?: string, s?: string[], more?: Entry['x']}} [rest] kind, other words, and further sections
 * @returns {Entry}
 */
const entry = (u, t, text, { k = 'concept', s = [], more = [] } = {}) => ({ u, t, k, s, x: [['', '', text], ...more] })

/**
 * @param {Entry[]} pages
 * @returns {Ranking}
 */
const ranking = (pages) => new Ranking({ version: 3, language: 'sv', kinds: KINDS, pages })

const PAGES = [
  entry('forsta/makt.html', 'Makt', 'Hur beslut och inflytande fördelas mellan kommunerna i ett samarbete.', {
    more: [['styrning', 'Styrning i vardagen', 'Gemensam styrning kräver tydliga former för beslut.']]
  }),
  entry('forsta/spanning.html', 'Spänningar', 'Spänningar om makt och pengar hör till. De är signaler.'),
  entry('forsta/kollektiv.html', 'Kollektiv digitalisering', 'När flera organisationer ställer om ihop.', { s: ['gemensam digital omställning'] }),
  entry('gor/portfolj.html', 'Väg initiativen mot varandra', 'En portföljstyrning på två nivåer låter kommunen pröva nationella initiativ.', {
    k: 'recommendation', more: [['portfolj', 'Portfölj', 'Så bygger ni en portfölj.']]
  }),
  entry('om/sarbarhet.html', 'Sårbarhet', 'Små kommuner är mer sårbara när en person slutar.'),
  entry('om/data.html', 'Dina svar och din dator', 'Dina svar stannar på din egen dator.', { k: 'page' })
]
const site = ranking(PAGES)

/** @param {string} question */
const urls = (question) => site.find(question).pages.map((page) => page.url)

test('the page that is about a word comes before pages that mention it', () => {
  assert.deepEqual(urls('makt'), ['forsta/makt.html', 'forsta/spanning.html'])
})

test('a word weighs more in the title than among other words, there more than in a heading, and there more than in the text', () => {
  const places = ranking([
    entry('text.html', 'Ett', 'Om tillit.'),
    entry('heading.html', 'Två', 'Om annat.', { more: [['a', 'Tillit', 'Om annat.']] }),
    entry('synonym.html', 'Tre', 'Om annat.', { s: ['tillit'] }),
    entry('title.html', 'Tillit', 'Om annat.')
  ])
  assert.deepEqual(places.find('tillit').pages.map(({ url }) => url), ['title.html', 'synonym.html', 'heading.html', 'text.html'])
})

test('of pages that fit equally well, concepts and recommendations come before sources', () => {
  const kinds = ranking(['source', 'concept', 'page', 'recommendation'].map((k) => entry(`${k}.html`, 'Om tillit', 'Tillit.', { k })))
  assert.deepEqual(kinds.find('tillit').pages.map(({ url }) => url), ['concept.html', 'recommendation.html', 'page.html', 'source.html'])
})

test('a whole question finds what it is about', () => {
  assert.equal(urls('Vad är kollektiv digitalisering?')[0], 'forsta/kollektiv.html')
})

test('an inflected word finds the page', () => {
  assert.equal(urls('spänningarna')[0], 'forsta/spanning.html')
})

test('the beginning of a word is enough', () => {
  assert.deepEqual(urls('kollek'), ['forsta/kollektiv.html'])
})

test('a word that is followed by a space is a whole word', () => {
  assert.deepEqual(urls('kollek '), [])
})

test('another word for the same thing finds the page', () => {
  assert.equal(urls('gemensam digital omställning')[0], 'forsta/kollektiv.html')
})

test('the name of a page in its address finds it', () => {
  assert.equal(urls('data')[0], 'om/data.html')
})

test('the first and the last part of a compound find it', () => {
  assert.ok(urls('portfölj').includes('gor/portfolj.html'))
  assert.ok(urls('styrning').includes('gor/portfolj.html'))
})

test('words written without rings and dots find the page, and it counts as found', () => {
  const { pages, near } = site.find('sarbarhet')
  assert.deepEqual([pages[0]?.url, near], ['om/sarbarhet.html', false])
})

test('a misspelt word finds what resembles it, and says so', () => {
  const { pages, near } = site.find('digitaliserng')
  assert.deepEqual([pages[0]?.url, near], ['forsta/kollektiv.html', true])
})

test('a compound that no page has finds pages with its parts, and says so', () => {
  const { pages, near } = site.find('maktstyrning')
  assert.deepEqual([pages[0]?.url, near], ['forsta/makt.html', true])
})

test('a page with all the words comes before pages with some of them, wherever on the page they stand', () => {
  assert.equal(urls('inflytande vardagen')[0], 'forsta/makt.html')
  assert.equal(urls('signaler pengar beslut')[0], 'forsta/spanning.html')
})

test('words that stand together count more than words apart', () => {
  const apart = 'Gamla hus finns i staden. Där bor många människor som arbetar med olika system.'
  const pages = ranking([entry('apart.html', 'Ett', apart), entry('together.html', 'Två', `${apart.replace('Gamla hus', 'Hus')} Några är gamla system.`)])
  assert.equal(pages.find('gamla system').pages[0]?.url, 'together.html')
})

test('a page stands once, with its sections below it', () => {
  const { pages } = site.find('portfölj')
  assert.equal(pages.filter((page) => page.url === 'gor/portfolj.html').length, 1)
  assert.deepEqual(pages[0]?.sections, [{ url: 'gor/portfolj.html#portfolj', title: 'Portfölj' }])
})

test('a page says of which kind it is', () => {
  assert.equal(site.find('portfölj').pages[0]?.kind, 'Rekommendation')
})

test('the excerpt is the text around what was found, with the words marked', () => {
  const excerpt = site.find('inflytandet').pages[0]?.excerpt ?? []
  assert.deepEqual(excerpt.filter((piece) => piece.mark).map((piece) => piece.text), ['inflytande'])
  assert.equal(excerpt.map((piece) => piece.text).join(''), PAGES[0]?.x[0]?.[2])
})

test('the excerpt comes from the section that says most about the question', () => {
  const excerpt = site.find('styrning beslut').pages[0]?.excerpt ?? []
  assert.match(excerpt.map((piece) => piece.text).join(''), /^Gemensam styrning/)
})

test('a long text is cut at words on both sides of what was found', () => {
  const filler = 'något helt annat som står i vägen '.repeat(20)
  const long = ranking([entry('a.html', 'A', `${filler}nyckelharpa ${filler}`)])
  const text = (long.find('nyckelharpa').pages[0]?.excerpt ?? []).map((piece) => piece.text).join('')
  assert.match(text, /^… \S.* nyckelharpa .*\S …$/)
  assert.ok(text.length < 200, text)
})

test('no more pages are listed than asked for, and all are counted', () => {
  const many = ranking(Array.from({ length: 30 }, (_, n) => entry(`p${n}.html`, `Sida ${n}`, 'Om makt.')))
  const { pages, total } = many.find('makt', 20)
  assert.deepEqual([pages.length, total], [20, 30])
})

test('pages that only mention a word are listed after the page that is named by it', () => {
  const mentions = ranking([entry('tillit.html', 'Tillit', 'Tillit är tillit.', { s: ['tilliten'] }), ...Array.from({ length: 9 }, (_, n) => entry(`p${n}.html`, `Sida ${n}`, `${'Något annat. '.repeat(50)} Och tillit.`))])
  assert.equal(mentions.find('tillit').total, 10)
})

test('nothing is found for nonsense, for a single letter and for signs', () => {
  for (const question of ['xyzzyqwerty', 'm', '?!', ' ', '']) assert.deepEqual(site.find(question).pages, [], question)
})

test('markup in a question or in a text is only text', () => {
  const odd = ranking([entry('a.html', '<b>A</b>', '<img src=x onerror=alert(1)> kompass')])
  const { pages } = odd.find('<img kompass>')
  assert.equal(pages[0]?.excerpt.map((piece) => piece.text).join(''), '<img src=x onerror=alert(1)> kompass')
})

test('a site without pages finds nothing', () => {
  assert.deepEqual(ranking([]).find('makt'), { pages: [], total: 0, near: false })
})
