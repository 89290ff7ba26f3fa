/**
 * What the words of a question may mean, among the words of a site. Pure.
 */
import { asHead, asTail } from './lexicon.mjs'
import { loose, single, words } from './text.mjs'

/** @typedef {import('./lexicon.mjs').Lexicon} Lexicon */

/**
 * What a typed word may mean: term of the index → how sure it is, above 0 and at most 1.
 *
 * @typedef {Map<string, number>} Meanings
 */

/**
 * A word of a question, or a part of a compound in it.
 *
 * @typedef {object} Asked
 * @property {Meanings} meanings
 * @property {number} share of a word of the question: 0.5 for a part, so that a compound weighs no more than other words
 * @property {boolean} guessed whether the site has neither the word nor one that begins like it
 */

/** How much each way to read a word counts, against the word itself. */
const SURE = {
  /** another spelling: accents left out, a letter doubled */
  loose: 0.9,
  /** `upphandling` for `upphandla` */
  kin: 0.6,
  /** `förmågekarta` for `karta`, which it is; for `förmåga`, which it is about */
  asTail: 0.5,
  asHead: 0.4,
  /** `karta` for `förmågekarta`, and `förmåga`, when a page has both */
  tail: 0.9,
  head: 0.8,
  /** a word that begins like what is being typed, when that is no word, and when it is one already */
  begun: 0.8,
  longer: 0.3,
  /** one letter is wrong; two */
  misspelt: 0.7,
  garbled: 0.4
}

/** Shortest beginning that means longer words, shortest words with one letter wrong, and with two, in letters. */
const BEGUN_FROM = 3
const MISSPELT_FROM = 4
const GARBLED_FROM = 8
/** Shortest part of a compound that the site does not have. */
const PART_FROM = 3

/**
 * @param {Lexicon} lexicon
 * @param {string} question
 * @param {boolean} typing whether the last word may be unfinished
 * @returns {Asked[]} the words that say something; a compound is its two parts, each of which may also mean the whole
 */
export function understand (lexicon, question, typing) {
  const all = words(question.replaceAll('-', ' '))
  const anyTells = all.some((word) => !lexicon.isStopWord(word))
  return all.flatMap((word, place) => {
    if (anyTells && lexicon.isStopWord(word)) return []
    const asked = understandWord(lexicon, word, typing && place === all.length - 1)
    // A compound may have been written as two words: `gap analys`.
    for (const joined of [join(lexicon, all[place - 1], word), join(lexicon, word, all[place + 1])]) {
      if (joined !== undefined) for (const { meanings } of asked) meanings.set(joined, 1)
    }
    return asked
  })
}

/**
 * @param {Meanings} meanings
 * @param {string[]} terms what the index has for a word of the site
 * @returns {number} 0–1: how sure it is that the word is meant
 */
export function surest (meanings, terms) {
  return terms.reduce((most, term) => Math.max(most, meanings.get(term) ?? 0), 0)
}

/**
 * @param {Lexicon} lexicon
 * @param {string} form in lower case
 * @param {boolean} typing whether it may be unfinished
 * @returns {Asked[]}
 */
function understandWord (lexicon, form, typing) {
  const word = lexicon.word(form)
  const meanings = around(lexicon, form)
  // Accents tell words apart, and are set aside only when the word would be none otherwise.
  for (const key of [loose(form), loose(lexicon.language.stem(form))]) {
    for (const other of lexicon.spelled.get(key) ?? []) {
      if (word === undefined || single(other) === single(lexicon.language.stem(form))) take(meanings, other, SURE.loose)
    }
  }
  if (typing && form.length >= BEGUN_FROM) {
    const sure = meanings.size ? SURE.longer : SURE.begun
    for (const [longer, others] of lexicon.spelled.atPrefix(loose(form))) {
      // Of the words that it may become, the one that is nearly there comes first.
      for (const other of others) add(meanings, other, sure * (1 + form.length / longer.length) / 2)
    }
  }
  const guessed = !meanings.size
  if (guessed) for (const [other, sure] of guesses(lexicon, form)) take(meanings, other, sure)
  const [head, tail] = (guessed ? lexicon.cut(form, PART_FROM) : lexicon.parts.get(word ?? '')) ?? []
  if (!head || !tail) return [{ meanings, share: 1, guessed }]
  return [{ part: head, sure: SURE.head }, { part: tail, sure: SURE.tail }].map(({ part, sure }) => {
    const either = new Map(meanings)
    for (const [other, fit] of around(lexicon, part)) add(either, other, sure * fit)
    return { meanings: either, share: 0.5, guessed }
  })
}

/**
 * @param {Lexicon} lexicon
 * @param {string} form
 * @returns {Meanings} a word, its kin, and the compounds with any of them
 */
function around (lexicon, form) {
  /** @type {Meanings} */
  const found = new Map()
  const word = lexicon.word(form)
  if (word !== undefined) take(found, word, 1)
  for (const other of lexicon.kinOf(form)) take(found, other, SURE.kin)
  return found
}

/**
 * @param {Meanings} meanings gets a word, and the compounds with it
 * @param {string} word
 * @param {number} sure
 */
function take (meanings, word, sure) {
  add(meanings, word, sure)
  add(meanings, asTail(word), sure * SURE.asTail)
  add(meanings, asHead(word), sure * SURE.asHead)
}

/**
 * @param {Lexicon} lexicon
 * @param {string | undefined} first
 * @param {string | undefined} second
 * @returns {string | undefined} the compound of two words, when the site has it
 */
function join (lexicon, first, second) {
  if (!first || !second) return undefined
  const joined = [first + second, `${first}s${second}`]
    .find((form) => lexicon.language.stem(form).length > first.length + 1 && lexicon.word(form) !== undefined)
  return joined === undefined ? undefined : lexicon.word(joined)
}

/**
 * @param {Lexicon} lexicon
 * @param {string} form
 * @returns {Meanings} the words of the site that resemble it most
 */
function guesses (lexicon, form) {
  const wanted = loose(form)
  /** @type {Meanings} */
  const found = new Map()
  if (wanted.length < MISSPELT_FROM) return found
  // Two letters that have changed places are one slip, but two changes.
  for (let at = 1; at < wanted.length; at++) {
    const swapped = wanted.slice(0, at - 1) + wanted[at] + wanted[at - 1] + wanted.slice(at + 1)
    for (const other of lexicon.spelled.get(swapped) ?? []) add(found, other, SURE.misspelt)
  }
  if (found.size) return found
  const like = [...lexicon.spelled.fuzzyGet(wanted, wanted.length < GARBLED_FROM ? 1 : 2).values()]
  const least = Math.min(...like.map(([, apart]) => apart))
  for (const [others, apart] of like) {
    if (apart === least) for (const other of others) add(found, other, apart < 2 ? SURE.misspelt : SURE.garbled)
  }
  return found
}

/**
 * @param {Meanings} meanings
 * @param {string} term
 * @param {number} sure
 */
function add (meanings, term, sure) {
  if (sure > (meanings.get(term) ?? 0)) meanings.set(term, sure)
}
