/**
 * Finds and ranks pages. Pure: documents and a question in, pages with excerpts out; no DOM.
 */
import MiniSearch from 'minisearch'

import { Compounds, fold, stem, telling, words } from './text.mjs'

/**
 * A page, or a section of a page, as `search/index.js` lists it.
 *
 * @typedef {object} Entry
 * @property {string} u address from the root of the site, with `#` for a section
 * @property {string} t title of the page
 * @property {string} h heading of the section, empty for the page itself
 * @property {string} x its text
 * @property {string} k label of the kind of page
 * @property {string[]} s other words for the same thing
 */

/**
 * @typedef {{text: string, mark: boolean}} Piece a run of an excerpt
 *
 * @typedef {object} Page
 * @property {string} url address of the page from the root of the site
 * @property {string} title
 * @property {string} kind
 * @property {Piece[]} excerpt the text around what was found
 * @property {{url: string, title: string}[]} sections where on the page it was found, best first
 *
 * @typedef {object} Found
 * @property {Page[]} pages best first
 * @property {number} total how many pages were found, also those beyond the limit
 * @property {boolean} near whether the pages only resemble what was asked for
 */

/** @typedef {{id: number, score: number, terms: string[]}} Hit */

const EXCERPT = 170
const SECTIONS = 3
/** A section is worth a link of its own from this share of the page's best hit. */
const SECTION_SHARE = 0.4
/** Shortest word that also finds longer words, and that may be misspelt. */
const PREFIX_FROM = 3
const FUZZY_FROM = 5

/** How much a word weighs by where it stands. Field `p` is the page's title on its sections, `c` parts of compounds. */
const WEIGHTS = { t: 5, s: 5, h: 3, x: 1, p: 0.4, c: 0.4 }

/** @type {Found} */
const NOTHING = { pages: [], total: 0, near: false }

/** Searches the pages of a site. */
export class Ranking {
  /** @param {Entry[]} entries */
  constructor (entries) {
    this.entries = entries
    this.compounds = new Compounds(entries.flatMap((entry) => [entry.t, entry.h, entry.x]))
    this.index = this.#build((word) => word.toLowerCase())
    /** @type {MiniSearch | undefined} without accents; built when it is first needed */
    this.folded = undefined
  }

  /**
   * @param {string} question
   * @param {number} [limit] at most so many pages
   * @returns {Found}
   */
  find (question, limit = 20) {
    const asked = telling(words(question))
    if (!asked.length || question.trim().length < 2) return NOTHING
    const exact = this.#hits(this.index, asked, 'AND', false)
    if (exact.length) return this.#found(exact, limit, false)
    this.folded ??= this.#build(fold)
    const unaccented = this.#hits(this.folded, asked.map(fold), 'AND', false)
    if (unaccented.length) return this.#found(unaccented, limit, false)
    const parts = asked.flatMap((word) => this.compounds.parts(word).concat(word))
    for (const hits of [
      this.#hits(this.index, asked, 'AND', true),
      this.#hits(this.index, parts, 'OR', true),
      this.#hits(this.folded, asked.map(fold), 'OR', true)
    ]) {
      if (hits.length) return this.#found(hits, limit, true)
    }
    return NOTHING
  }

  /**
   * @param {(word: string) => string} normal
   * @returns {MiniSearch}
   */
  #build (normal) {
    /** @type {MiniSearch} */
    const index = new MiniSearch({
      fields: Object.keys(WEIGHTS),
      tokenize: words,
      processTerm: (word) => {
        const plain = normal(word)
        const root = normal(stem(word))
        return root === plain ? plain : [plain, root]
      },
      extractField: (document, field) => {
        const { id, entry } = /** @type {{id: number, entry: Entry}} */ (/** @type {unknown} */ (document))
        switch (field) {
          case 'id': return id
          case 't': return entry.h ? '' : entry.t
          case 'p': return entry.h ? entry.t : ''
          case 's': return entry.h ? '' : entry.s.join(' ')
          case 'h': return entry.h
          case 'x': return entry.x
          default: return words(`${entry.t} ${entry.h} ${entry.x}`).flatMap((word) => this.compounds.parts(word)).join(' ')
        }
      }
    })
    index.addAll(this.entries.map((entry, id) => ({ id, entry })))
    return index
  }

  /**
   * @param {MiniSearch} index
   * @param {string[]} asked
   * @param {'AND' | 'OR'} combineWith
   * @param {boolean} fuzzy whether misspelt words count
   * @returns {Hit[]}
   */
  #hits (index, asked, combineWith, fuzzy) {
    return index.search({
      combineWith,
      queries: asked.map((word) => ({
        combineWith: 'OR',
        queries: [...new Set([word.toLowerCase(), stem(word)])]
      }))
    }, {
      boost: WEIGHTS,
      prefix: (term) => term.length >= PREFIX_FROM,
      fuzzy: (term) => fuzzy && term.length >= FUZZY_FROM ? 0.2 : false,
      weights: { prefix: 0.5, fuzzy: 0.3 },
      tokenize: (text) => [text],
      processTerm: (term) => term
    })
  }

  /**
   * @param {Hit[]} hits best first
   * @param {number} limit
   * @param {boolean} near
   * @returns {Found} each page that was hit, once
   */
  #found (hits, limit, near) {
    /** @type {Map<string, Hit[]>} */
    const byPage = new Map()
    for (const hit of hits) {
      const url = pageOf(this.#entry(hit).u)
      const list = byPage.get(url)
      if (list) list.push(hit)
      else byPage.set(url, [hit])
    }
    const score = (/** @type {Hit[]} */ list) => list.reduce((sum, hit, place) => sum + hit.score / 2 ** (2 * place), 0)
    const pages = [...byPage]
      .map(([url, list]) => ({ url, list, score: score(list) }))
      .sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1))
      .slice(0, limit)
      .map(({ url, list }) => this.#page(url, list))
    return { pages, total: byPage.size, near }
  }

  /**
   * @param {string} url
   * @param {Hit[]} hits of one page, best first
   * @returns {Page}
   */
  #page (url, hits) {
    const best = /** @type {Hit} */ (hits[0])
    const { t, k } = this.#entry(best)
    const terms = new Set(hits.flatMap((hit) => hit.terms))
    const inText = hits.find((hit) => words(this.#entry(hit).x).some((word) => this.#matches(word, terms))) ?? best
    const sections = hits
      .filter((hit) => this.#entry(hit).h && hit.score >= SECTION_SHARE * best.score)
      .slice(0, SECTIONS)
      .map((hit) => ({ url: this.#entry(hit).u, title: this.#entry(hit).h }))
    return { url, title: t, kind: k, excerpt: this.#excerpt(this.#entry(inText).x, terms), sections }
  }

  /**
   * @param {Hit} hit
   * @returns {Entry}
   */
  #entry (hit) {
    return /** @type {Entry} */ (this.entries[hit.id])
  }

  /**
   * @param {string} word as written
   * @param {Set<string>} terms what was found
   * @returns {boolean}
   */
  #matches (word, terms) {
    const lower = word.toLowerCase()
    return terms.has(lower) || terms.has(stem(lower)) || terms.has(fold(lower)) || terms.has(fold(stem(lower))) ||
      this.compounds.parts(word).some((part) => terms.has(part))
  }

  /**
   * @param {string} text
   * @param {Set<string>} terms
   * @returns {Piece[]} some {@link EXCERPT} characters around the first word that was found
   */
  #excerpt (text, terms) {
    /** @type {{from: number, to: number}[]} */
    const found = []
    for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (this.#matches(word, terms)) found.push({ from: index, to: index + word.length })
    }
    let from = Math.max(0, (found[0]?.from ?? 0) - EXCERPT / 3)
    if (from > 0) from = text.indexOf(' ', from) + 1
    let to = from + EXCERPT
    if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), found[0]?.to ?? 0)
    /** @type {Piece[]} */
    const pieces = []
    const add = (/** @type {string} */ part, mark = false) => { if (part) pieces.push({ text: part, mark }) }
    let at = from
    if (from > 0) add('… ')
    for (const word of found) {
      if (word.from < at || word.to > to) continue
      add(text.slice(at, word.from))
      add(text.slice(word.from, word.to), true)
      at = word.to
    }
    add(text.slice(at, to))
    if (to < text.length) add(' …')
    return pieces
  }
}

/**
 * @param {string} url
 * @returns {string} the address without its section
 */
function pageOf (url) {
  const at = url.indexOf('#')
  return at < 0 ? url : url.slice(0, at)
}
