import assert from 'node:assert/strict'
import { test } from 'node:test'

import { english } from '../languages/english.mjs'
import { languageOf } from '../languages/language.mjs'
import { swedish } from '../languages/swedish.mjs'
import { Lexicon } from '../lexicon.mjs'
import { surest, understand } from '../meanings.mjs'
import { fold, loose, words } from '../text.mjs'

/**
 * @param {string} site all that a site says
 * @param {string} question
 * @param {boolean} [typing]
 * @param {string} [language]
 * @returns {Record<string, number>[]} for each word of the question, the words of the site that it may mean, as written,
 *   and how sure that is
 */
function meant (site, question, typing = false, language = 'sv') {
  const lexicon = new Lexicon([site], languageOf(language))
  return understand(lexicon, question, typing).map(({ meanings }) => Object.fromEntries([...lexicon.written.keys()]
    .map((form) => /** @type {const} */ ([form, surest(meanings, lexicon.terms(form))]))
    .filter(([, sure]) => sure)))
}

test('words are cut at everything that is neither letter nor digit, and one with a hyphen is one word too', () => {
  assert.deepEqual(words('Kommunernas IT-drift, 25 %: åäö!'), ['kommunernas', 'it', 'drift', 'it-drift', '25', 'åäö'])
})

test('a letter written as two signs is the same letter', () => {
  assert.deepEqual(words('sa\u030arbarhet'), ['sårbarhet'])
})

test('inflections of a Swedish word have one stem', () => {
  const groups = [
    ['kommun', 'kommuner', 'kommunerna', 'kommunens'], ['samverkan', 'samverkans'], ['styrning', 'styrningen', 'styrningar'],
    ['kostnad', 'kostnaden', 'kostnader'], ['leverans', 'leveransen', 'leveranser'], ['kompetens', 'kompetensen']
  ]
  for (const group of groups) assert.equal(new Set(group.map(swedish.stem)).size, 1, group.join(', '))
})

test('inflections of an English word have one stem', () => {
  const groups = [['municipality', 'municipalities'], ['share', 'shared', 'sharing', 'shares'], ['digitalise', 'digitalisation']]
  for (const group of groups) assert.equal(new Set(group.map(english.stem)).size, 1, group.join(', '))
})

test('English words are told from Swedish ones by the language of the site, and are no compounds', () => {
  assert.ok(meant('Municipalities share a framework', 'the municipality', false, 'en-GB')[0]?.['municipalities'])
  assert.equal(meant('A frame, some work, a framework', 'framework', false, 'en').length, 1)
})

test('in a language that is not known words are found as they stand', () => {
  assert.deepEqual(meant('kunnat kuntayhtymät', 'kunnat', false, 'fi'), [{ kunnat: 1 }])
})

test('folding takes accents off', () => {
  assert.equal(fold('Sårbar ÖVERENSKOMMELSE'), 'sarbar overenskommelse')
})

test('doubled letters and accents do not tell loosely read words apart', () => {
  assert.equal(loose('informationssäkerhet'), loose('Informationsakerhet'.toLowerCase()))
})

test('words that tell nothing are known in capitals too', () => {
  const lexicon = new Lexicon([], swedish)
  assert.deepEqual(['Vad', 'är', 'makt'].map((word) => lexicon.isStopWord(word)), [true, true, false])
})

test('words that tell nothing are left out of a question, unless there is nothing else', () => {
  assert.deepEqual([meant('makt', 'vad är makt').length, meant('vem är vi', 'vem är').length], [1, 2])
})

test('definite and neuter forms that the stemmer leaves are the same word', () => {
  for (const [site, form] of [['karta', 'kartan'], ['avtal', 'avtalet'], ['kluster', 'klustret'], ['agila', 'agilt']]) {
    const lexicon = new Lexicon([`${site} ${form}`], swedish)
    assert.equal(lexicon.word(String(site)), lexicon.word(String(form)), form)
  }
})

test('a form that the site does not have means the word that it has', () => {
  for (const [site, form] of [['karta', 'kartan'], ['avtal', 'avtalet'], ['agila', 'agilt'], ['spänning', 'spänningarna']]) {
    assert.deepEqual(Object.values(meant(String(site), String(form))[0] ?? {}), [1], form)
  }
})

test('a verb means the noun that is made from it, and the other way round', () => {
  for (const [site, asked] of [['upphandling', 'upphandla'], ['upphandla', 'upphandling'], ['finansiering', 'finansiera'], ['styrning', 'styra'], ['samverkan', 'samverkar']]) {
    const [sure = 0] = Object.values(meant(String(site), String(asked))[0] ?? {})
    assert.ok(sure > 0.4 && sure < 1, `${asked}: ${sure}`)
  }
})

test('a part of a compound means the compound, its last part more', () => {
  const [karta = {}, formaga = {}] = meant('en förmågekarta, en karta, en förmåga, en värdegrund, ett värde, en grund', 'karta värde')
  assert.ok((karta.förmågekarta ?? 0) > (formaga.värdegrund ?? 1) * 0.9)
})

test('a compound means itself, and else both its parts, the last one more', () => {
  const [head = {}, tail = {}] = meant('portföljstyrning, portfölj, styrning', 'portföljstyrningen')
  assert.deepEqual([head.portföljstyrning, tail.portföljstyrning], [1, 1])
  assert.ok((tail.styrning ?? 0) > (head.portfölj ?? 1))
})

test('what joins the parts of a compound is no hindrance', () => {
  const site = 'samverkan avtal hårdvara inköp IT-drift budget'
  assert.deepEqual(['samverkansavtal', 'hårdvaruinköp', 'itbudget'].map((word) => meant(site, word).length), [2, 2, 2])
})

test('a word is no compound when it has a part that nobody uses alone', () => {
  assert.equal(new Lexicon(['omstyrning styrning'], swedish).parts.size, 0)
})

test('prefixes and endings make no compounds', () => {
  assert.equal(new Lexicon(['överlämning lämning underlag lag planering plan ring egenskap egen'], swedish).parts.size, 0)
})

test('a compound written as two words, or with a hyphen, is the compound', () => {
  for (const asked of ['gap analys', 'gap-analys', 'GAP analys']) {
    assert.ok(meant('gapanalys', asked).some(({ gapanalys }) => gapanalys === 1), asked)
  }
  assert.equal(meant('Ett e-arkiv', 'earkiv')[0]?.['e-arkiv'], 1)
})

test('accents and doubled letters may be left out', () => {
  for (const [site, asked] of [['sårbarhet', 'sarbarhet'], ['workshop', 'workshopp'], ['informationssäkerhet', 'informationsäkerhet']]) {
    const [sure = 0] = Object.values(meant(String(site), String(asked))[0] ?? {})
    assert.ok(sure > 0.5, asked)
  }
})

test('accents tell words apart when the site has both', () => {
  assert.deepEqual(Object.keys(meant('ett lag, en låg nivå', 'lag')[0] ?? {}), ['lag'])
})

test('the beginning of the last word means the words that it may become, the shortest most', () => {
  const [{ samverkan = 0, samverkanskluster = 0 } = {}] = meant('samverkan och samverkanskluster', 'samv', true)
  assert.ok(samverkan > samverkanskluster && samverkanskluster > 0)
})

test('the beginning of a word means nothing when more has been written', () => {
  const [begun] = understand(new Lexicon(['kollektiv digitalisering'], swedish), 'kollek digitalisering', true)
  assert.equal(begun?.guessed, true)
})

test('a misspelt word means what resembles it most, as a guess', () => {
  assert.equal(understand(new Lexicon(['outsourcing och insourcing'], swedish), 'outsorcing', false)[0]?.guessed, true)
  assert.deepEqual(Object.keys(meant('outsourcing och insourcing', 'outsorcing')[0] ?? {}), ['outsourcing'])
})

test('a letter too many, too few or wrong, and two that have changed places, are one slip', () => {
  for (const slip of ['driift', 'dift', 'dreft', 'dirft', 'drfit']) {
    assert.deepEqual(Object.keys(meant('drift och tvist', slip)[0] ?? {}), ['drift'], slip)
  }
})

test('a word that resembles nothing means nothing', () => {
  assert.deepEqual(meant('samverkan', 'xyzzyqwerty'), [{}])
})

test('the name of a file means the words with accents that it stands for', () => {
  const lexicon = new Lexicon(['framgångsfaktorer'], swedish)
  assert.deepEqual(lexicon.named('framgangsfaktorer'), [lexicon.word('framgångsfaktorer')])
})
