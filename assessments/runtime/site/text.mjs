/**
 * Words of Swedish text for searching: how a text is cut, what counts as the same word, which words say nothing.
 */
import { stemmer } from '@orama/stemmers/swedish'

import { fold } from './fold.mjs'

export { fold }

/** Words that a question is full of and that tell nothing about what it asks for. */
const STOP_WORDS = new Set((
  'att av bli blir de dem den denna deras dess dessa det detta dig din dina ditt du där då ej eller en er era ert ett från ' +
  'får för ha har hon han hos hur i inte jag kan man med men mig min mina mitt mot ni något några nu när och om oss på ' +
  'sig sin sina sitt ska som så till under upp ur ut vad var varför vara vem vi vid vilka vilken vilket vår våra vårt ' +
  'än är åt'
).split(' '))

/**
 * @param {string} text
 * @returns {string[]} its words in lower case; one with a hyphen is there as its parts, and as one word with the hyphen
 */
export function words (text) {
  /** @type {string[]} */
  const found = []
  for (const word of text.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []) {
    if (word.includes('-')) found.push(...word.split('-'))
    found.push(word)
  }
  return found
}

/**
 * The stemmer takes one ending at a time, and sees endings where there are none: `leveransen` → `leverans` → `leveran`,
 * `leverans` → `leveran`. Taken until nothing is left to take, they meet.
 *
 * @param {string} word
 * @returns {string} the stem of the word, lower case: `samverkans` and `samverkan` are the same
 */
export function stem (word) {
  const lower = word.toLowerCase()
  const shorter = stemmer(lower)
  return shorter === lower ? lower : stem(shorter)
}

/**
 * @param {string} word
 * @returns {boolean} whether the word tells nothing about what a question asks for
 */
export function isStopWord (word) {
  return STOP_WORDS.has(word.toLowerCase())
}

/**
 * @param {string} word
 * @returns {string} the word without doubled letters, which are easily left out or put in: `informationsäkerhet`
 */
export function single (word) {
  return word.replace(/(.)\1+/gu, '$1')
}

/**
 * @param {string} word
 * @returns {string} what is left when accents are set aside too: `informationssäkerhet` and `informationsakerhet` are
 *   the same
 */
export function loose (word) {
  return single(fold(word))
}
