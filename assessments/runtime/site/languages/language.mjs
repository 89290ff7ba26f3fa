/**
 * What searching has to know of a language, and the languages that it knows.
 */
import { english } from './english.mjs'
import { swedish } from './swedish.mjs'

/**
 * @typedef {object} Language
 * @property {(word: string) => string} stem the stem of a word, lower case: forms with the same stem are the same word
 * @property {Set<string>} stopWords words that a question is full of and that tell nothing about what it asks for
 * @property {RegExp} [kin] endings of stems that make another word of the same kin
 * @property {{ending: string, from: number}[]} endings that the stemmer leaves, and how many letters of a known word must
 *   stand before them
 * @property {Set<string>} whole words that only look as if they had such an ending
 * @property {{not: Set<string>}} [compounds] set where words are written together: words that only look like a part of a
 *   compound where they stand first or last
 */

/** @type {Language} of which nothing is known: a word is found in the form that it stands in */
const unknown = { stem: (word) => word.toLowerCase(), stopWords: new Set(), endings: [], whole: new Set() }

/** @type {Record<string, Language>} */
const LANGUAGES = { sv: swedish, en: english }

/**
 * @param {string} code BCP 47: `sv`, `en-GB`
 * @returns {Language}
 */
export function languageOf (code) {
  return LANGUAGES[code.split('-')[0] ?? ''] ?? unknown
}
