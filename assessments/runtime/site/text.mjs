/**
 * Words of texts for searching, in any language: how a text is cut, and which spellings are alike.
 */
import { fold } from './fold.mjs'

export { fold }

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
