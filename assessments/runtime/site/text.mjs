/**
 * Words of Swedish text for searching: how a text is cut, what counts as the same word, which words say nothing.
 */
import { stemmer } from '@orama/stemmers/swedish'

export { fold } from './fold.mjs'

/** Words that a question is full of and that tell nothing about what it asks for. */
const STOP_WORDS = new Set((
  'att av de den det det där dem du där då ej ell eller en er ert era ett från för ha har hur i ' +
  'inte jag kan man med men mot ni något några nu när och om oss på ska som så till under upp ur ut ' +
  'vad var vara vem vi vid vilka vilken vilket vår våra vårt än är'
).split(' '))

/**
 * @param {string} text
 * @returns {string[]} its words, as written
 */
export function words (text) {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
}

/**
 * @param {string} word
 * @returns {string} the stem of the word, lower case: `samverkans` and `samverkan` are the same
 */
export function stem (word) {
  return stemmer(word.toLowerCase())
}

/**
 * @param {string[]} list
 * @returns {string[]} the words that say something; all of them when none does
 */
export function telling (list) {
  const kept = list.filter((word) => !STOP_WORDS.has(word.toLowerCase()))
  return kept.length ? kept : list
}

/**
 * Cuts compounds at a joint between two words that the site uses on their own: `digitaliseringsstrategi` →
 * `digitalisering`, `strategi`. Swedish is full of compounds and a reader may search for either part.
 */
export class Compounds {
  /** @param {Iterable<string>} texts all that the site says */
  constructor (texts) {
    /** @type {Set<string>} words and stems of words */
    this.known = new Set()
    for (const text of texts) {
      for (const word of words(text)) {
        const lower = word.toLowerCase()
        if (lower.length < 4 || STOP_WORDS.has(lower)) continue
        this.known.add(lower)
        this.known.add(stem(lower))
      }
    }
    /** @type {Map<string, string[]>} */
    this.seen = new Map()
  }

  /**
   * @param {string} word
   * @returns {string[]} two stems, or none when the word is not a compound of known words
   */
  parts (word) {
    const lower = word.toLowerCase()
    let found = this.seen.get(lower)
    if (!found) {
      found = this.#cut(lower)
      this.seen.set(lower, found)
    }
    return found
  }

  /**
   * @param {string} word
   * @returns {string[]}
   */
  #cut (word) {
    // The longest tail first: the last part says what the thing is.
    for (let at = 4; at <= word.length - 4; at++) {
      const tail = word.slice(at)
      if (!this.#knows(tail)) continue
      const head = word.slice(0, at)
      const bare = head.endsWith('s') ? head.slice(0, -1) : head
      const name = [head, bare].find((part) => part.length > 3 && this.#knows(part))
      if (name) return [stem(name), stem(tail)]
    }
    return []
  }

  /**
   * @param {string} part
   * @returns {boolean}
   */
  #knows (part) {
    return this.known.has(part) || (part.length > 4 && this.known.has(stem(part)))
  }
}
