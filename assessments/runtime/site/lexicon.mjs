/**
 * All words of a site: which are the same, which are compounds of others, and which are of the same kin. What counts as a
 * word is what the site itself uses, so there is no dictionary to keep; how words are inflected and put together, its
 * language says.
 */
import SearchableMap from 'minisearch/SearchableMap'

import { loose, words } from './text.mjs'

/** @typedef {import('./languages/language.mjs').Language} Language */
/** @typedef {[head: string, tail: string]} Parts words that a compound is made of */

/** Shortest part of a compound of the site, in letters. */
const PART_FROM = 4

/** A word is a stem; forms with the same stem are the same word. */
export class Lexicon {
  /**
   * @param {Iterable<string>} texts all that the site says
   * @param {Language} language
   */
  constructor (texts, language) {
    this.language = language
    /** @type {Map<string, string>} stem → word: itself, or the one that it is a form of */
    this.stems = new Map()
    /** @type {Map<string, string>} form that stands somewhere, in lower case → word */
    this.written = new Map()
    /** @type {Set<string>} what stands before a hyphen, such as IT: may be short in compounds too */
    this.hyphened = new Set()
    /** @type {SearchableMap<Set<string>>} what is left of a form when spelling is set aside → words */
    this.spelled = new SearchableMap()
    /** @type {Map<string, Set<string>>} what words of the same kin share → words */
    this.kin = new Map()
    /** @type {Map<string, Parts>} compound → its parts */
    this.parts = new Map()
    /** @type {Map<string, string[]>} form → what it is found by */
    this.found = new Map()
    for (const text of texts) for (const form of words(text)) this.#learn(form)
    this.#settle()
  }

  /** @param {string} form */
  #learn (form) {
    if (this.written.has(form)) return
    const [head = '', ...rest] = form.split('-')
    if (rest.length) this.hyphened.add(head)
    const root = this.language.stem([head, ...rest].join(''))
    this.written.set(form, root)
    this.stems.set(root, root)
  }

  /** Finds out how the words belong together, when all have been read. */
  #settle () {
    // The shorter first, so that a word that is a form of another has that one's word.
    for (const root of [...this.stems.keys()].sort((a, b) => a.length - b.length)) {
      const known = this.language.whole.has(root) ? [] : this.language.endings
        .filter(({ ending, from }) => root.endsWith(ending) && root.length >= from + ending.length)
        .map(({ ending }) => this.stems.get(root.slice(0, -ending.length)))
      const word = known.find((shorter) => shorter !== undefined) ?? root
      this.stems.set(root, word)
      put(this.kin, this.#shared(root), word)
      put(this.spelled, loose(root), word)
    }
    for (const [form, root] of this.written) {
      const word = this.stems.get(root) ?? root
      this.written.set(form, word)
      put(this.spelled, loose(form.replaceAll('-', '')), word)
    }
    for (const [form, word] of this.written) {
      const parts = this.parts.has(word) ? undefined : this.cut(form.replaceAll('-', ''), PART_FROM)
      if (parts && !parts.includes(word)) this.parts.set(word, parts)
    }
  }

  /**
   * @param {string} form in lower case
   * @returns {string | undefined} the word, when the site has it in any form
   */
  word (form) {
    const written = this.written.get(form)
    if (written !== undefined) return written
    const root = this.language.stem(form)
    for (const ending of ['', ...this.language.endings.map(({ ending }) => ending)]) {
      const word = root.endsWith(ending) ? this.stems.get(root.slice(0, root.length - ending.length)) : undefined
      if (word !== undefined) return word
    }
    return undefined
  }

  /**
   * @param {string} form in lower case
   * @returns {string[]} what the index has for it: the word, and the parts of a compound, but nothing for a word that tells
   *   nothing. One with a hyphen stands there as its parts already
   */
  terms (form) {
    let terms = this.found.get(form)
    if (!terms) {
      const word = this.word(form) ?? form
      const [head, tail] = form.includes('-') ? [] : this.parts.get(word) ?? []
      if (this.isStopWord(form)) terms = []
      else terms = head && tail ? [word, asHead(head), asTail(tail)] : [word]
      this.found.set(form, terms)
    }
    return terms
  }

  /**
   * @param {string} name of a file, whose words have no accents
   * @returns {string[]} the words that it may stand for
   */
  named (name) {
    return name.split('-').flatMap((form) => [...this.spelled.get(loose(form)) ?? [form]])
  }

  /**
   * @param {string} form
   * @returns {Iterable<string>} words of the same kin as a word that the site may lack
   */
  kinOf (form) {
    return this.kin.get(this.#shared(this.language.stem(form))) ?? []
  }

  /**
   * Cuts a compound at a joint between two words that the site uses on their own.
   *
   * @param {string} form in lower case
   * @param {number} shortest letters in a part
   * @returns {Parts | undefined}
   */
  cut (form, shortest) {
    if (!this.language.compounds) return undefined
    // The longest tail first: the last part says what the thing is.
    for (let at = 2; at <= form.length - shortest; at++) {
      const head = this.#head(form.slice(0, at), shortest)
      const tail = head === undefined ? undefined : this.#tail(form.slice(at), shortest)
      if (head !== undefined && tail !== undefined) return [head, tail]
    }
    return undefined
  }

  /**
   * @param {string} head
   * @param {number} shortest
   * @returns {string | undefined} the word that stands first in a compound, with or without what joins it to the next:
   *   `digitaliserings-strategi`, `hårdvaru-leverantör`, `förmåge-karta`
   */
  #head (head, shortest) {
    if (this.hyphened.has(head)) return this.word(head)
    const word = this.#part(head, shortest)
    if (word !== undefined || head.length < shortest) return word
    if (head.endsWith('s')) return this.#part(head.slice(0, -1), shortest)
    return /[uoe]$/u.test(head) ? this.#part(`${head.slice(0, -1)}a`, shortest) : undefined
  }

  /**
   * @param {string} tail
   * @param {number} shortest
   * @returns {string | undefined} the word, in whatever form
   */
  #tail (tail, shortest) {
    const word = this.#part(tail, shortest)
    if (word !== undefined || tail.length <= PART_FROM || this.#isNoPart(tail)) return word
    const root = this.language.stem(tail)
    return root.length >= PART_FROM && !this.#isNoPart(root) ? this.word(tail) : undefined
  }

  /**
   * @param {string} part
   * @param {number} shortest
   * @returns {string | undefined} the word, in a form that the site has
   */
  #part (part, shortest) {
    const word = part.length < shortest ? undefined : this.written.get(part) ?? this.stems.get(part)
    return word === undefined || this.isStopWord(part) || this.#isNoPart(part) || this.#isNoPart(word) ? undefined : word
  }

  /** @param {string} part */
  #isNoPart (part) {
    return this.language.compounds?.not.has(part) ?? false
  }

  /**
   * @param {string} form
   * @returns {boolean} whether the word tells nothing about what a question asks for
   */
  isStopWord (form) {
    return this.language.stopWords.has(form.toLowerCase())
  }

  /**
   * @param {string} root a stem
   * @returns {string} what it shares with its kin
   */
  #shared (root) {
    const shorter = this.language.kin ? root.replace(this.language.kin, '') : root
    return shorter !== root && shorter.length > 2 ? this.language.stem(shorter) : root
  }
}

/**
 * @param {string} word
 * @returns {string} what the index has for compounds that begin with it
 */
export function asHead (word) {
  return `${word}-`
}

/**
 * @param {string} word
 * @returns {string} what the index has for compounds that end with it
 */
export function asTail (word) {
  return `-${word}`
}

/**
 * @param {{get: (key: string) => Set<string> | undefined, set: (key: string, value: Set<string>) => unknown}} sets
 * @param {string} key
 * @param {string} word
 */
function put (sets, key, word) {
  const set = sets.get(key)
  if (set) set.add(word)
  else sets.set(key, new Set([word]))
}
