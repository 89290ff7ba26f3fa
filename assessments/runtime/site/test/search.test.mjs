import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Ranking } from '../ranking.mjs'
import { Compounds, fold, stem, telling, words } from '../text.mjs'

/**
 * @param {string} u
 * @param {string} t
 * @param {string} x
 * @param {Partial<import('../ranking.mjs').Entry>} [more]
 * @returns {import('../ranking.mjs').Entry}
 */
const entry = (u, t, x, more = {}) => ({ u, t, h: '', x, k: 'Begrepp', s: [], ...more })

const PAGES = [
  entry('forsta/makt.html', 'Makt', 'Hur beslut och inflytande fördelas mellan kommunerna i ett samarbete.'),
  entry('forsta/makt.html#styrning', 'Makt', 'Gemensam styrning kräver tydliga former för beslut.', { h: 'Styrning i vardagen' }),
  entry('forsta/spanning.html', 'Spänningar', 'Spänningar om makt och pengar hör till. De är signaler.'),
  entry('forsta/kollektiv.html', 'Kollektiv digitalisering', 'När flera organisationer ställer om ihop.', { s: ['gemensam digital omställning'] }),
  entry('gor/portfolj.html', 'Väg initiativen mot varandra', 'En portföljstyrning på två nivåer låter kommunen pröva nationella initiativ.', { k: 'Rekommendation' }),
  entry('gor/portfolj.html#portfolj', 'Väg initiativen mot varandra', 'Så bygger ni en portfölj.', { h: 'Portfölj', k: 'Rekommendation' }),
  entry('om/sarbarhet.html', 'Sårbarhet', 'Små kommuner är mer sårbara när en person slutar.'),
  entry('om/data.html', 'Dina svar och din dator', 'Dina svar stannar på din egen dator.', { k: 'Om webbplatsen' })
]
const ranking = new Ranking(PAGES)

/** @param {string} question */
const urls = (question) => ranking.find(question).pages.map((page) => page.url)

test('words are cut at everything that is neither letter nor digit', () => {
  assert.deepEqual(words('Kommunernas IT-drift, 25 %: åäö!'), ['Kommunernas', 'IT', 'drift', '25', 'åäö'])
})

test('a letter written as two signs is the same letter', () => {
  assert.deepEqual(words('sa\u030arbarhet'), ['sårbarhet'])
})

test('inflections of a Swedish word have one stem', () => {
  for (const group of [['kommun', 'kommuner', 'kommunerna', 'kommunens'], ['samverkan', 'samverkans'], ['styrning', 'styrningen', 'styrningar']]) {
    assert.equal(new Set(group.map(stem)).size, 1, group.join(', '))
  }
})

test('folding takes accents off', () => {
  assert.equal(fold('Sårbar ÖVERENSKOMMELSE'), 'sarbar overenskommelse')
})

test('stop words are left out of a question, unless there is nothing else', () => {
  assert.deepEqual(telling(['vad', 'är', 'makt']), ['makt'])
  assert.deepEqual(telling(['vad', 'är']), ['vad', 'är'])
})

test('a compound of words that the site knows is cut, with or without a joining s', () => {
  const compounds = new Compounds(['samverkan styrning projekt portfölj'])
  assert.deepEqual(compounds.parts('portföljstyrningen'), [stem('portfölj'), stem('styrning')])
  assert.deepEqual(compounds.parts('samverkansprojekt'), [stem('samverkan'), stem('projekt')])
})

test('a word with a part that nobody uses alone is not cut', () => {
  assert.deepEqual(new Compounds(['styrning']).parts('omstyrning'), [])
})

test('the page that is about a word comes before pages that mention it', () => {
  assert.deepEqual(urls('makt'), ['forsta/makt.html', 'forsta/spanning.html'])
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

test('another word for the same thing finds the page', () => {
  assert.equal(urls('gemensam digital omställning')[0], 'forsta/kollektiv.html')
})

test('the last part of a compound finds it', () => {
  assert.ok(urls('styrning').includes('gor/portfolj.html'))
})

test('words written without rings and dots find the page, and it counts as found', () => {
  const { pages, near } = ranking.find('sarbarhet')
  assert.deepEqual([pages[0]?.url, near], ['om/sarbarhet.html', false])
})

test('a misspelt word finds what resembles it, and says so', () => {
  const { pages, near } = ranking.find('digitaliserng')
  assert.deepEqual([pages[0]?.url, near], ['forsta/kollektiv.html', true])
})

test('a compound that no page has finds pages with its parts', () => {
  const { pages, near } = ranking.find('maktstyrning')
  assert.deepEqual([pages[0]?.url, near], ['forsta/makt.html', true])
})

test('all words must be on the page, as long as some page has them all', () => {
  assert.deepEqual(urls('makt pengar'), ['forsta/spanning.html'])
})

test('a page stands once, with its sections below it', () => {
  const { pages } = ranking.find('portfölj')
  assert.equal(pages.filter((page) => page.url === 'gor/portfolj.html').length, 1)
  assert.deepEqual(pages[0]?.sections, [{ url: 'gor/portfolj.html#portfolj', title: 'Portfölj' }])
})

test('the excerpt is the text around what was found, with the words marked', () => {
  const excerpt = ranking.find('inflytandet').pages[0]?.excerpt ?? []
  assert.deepEqual(excerpt.filter((piece) => piece.mark).map((piece) => piece.text), ['inflytande'])
  assert.equal(excerpt.map((piece) => piece.text).join(''), PAGES[0]?.x)
})

test('a long text is cut at words on both sides of what was found', () => {
  const filler = 'något helt annat som står i vägen '.repeat(20)
  const long = new Ranking([entry('a.html', 'A', `${filler}nyckelharpa ${filler}`)])
  const text = (long.find('nyckelharpa').pages[0]?.excerpt ?? []).map((piece) => piece.text).join('')
  assert.match(text, /^… \S.* nyckelharpa .*\S …$/)
  assert.ok(text.length < 200, text)
})

test('no more pages are listed than asked for, and all are counted', () => {
  const many = new Ranking(Array.from({ length: 30 }, (_, n) => entry(`p${n}.html`, `Sida ${n}`, 'Om makt.')))
  const { pages, total } = many.find('makt', 20)
  assert.deepEqual([pages.length, total], [20, 30])
})

test('nothing is found for nonsense, for a single letter and for signs', () => {
  for (const question of ['xyzzyqwerty', 'm', '?!', ' ', '']) assert.deepEqual(ranking.find(question).pages, [], question)
})

test('markup in a question or in a text is only text', () => {
  const odd = new Ranking([entry('a.html', '<b>A</b>', '<img src=x onerror=alert(1)> kompass')])
  const { pages } = odd.find('<img kompass>')
  assert.equal(pages[0]?.excerpt.map((piece) => piece.text).join(''), '<img src=x onerror=alert(1)> kompass')
})

test('a site of 300 pages answers within a frame or two', () => {
  const many = new Ranking(Array.from({ length: 300 }, (_, n) => entry(`p${n}.html`, `Sida ${n}`, `${PAGES[n % PAGES.length]?.x} `.repeat(20))))
  many.find('makt')
  const start = performance.now()
  for (const question of ['makt', 'kommun', 'gemensam styrning', 'd', 'di', 'dig']) many.find(question)
  assert.ok((performance.now() - start) / 6 < 100)
})
